using System.Globalization;
using System.Text;
using PersonaNotebooks.Census;

namespace PersonaNotebooks.Simulacra;

/// <summary>The forms that people fill in: one CSV a step and judge, with the column <c>reply</c> to write in.</summary>
public static class JudgeForm
{
    private static readonly string[] Columns = ["code", "question", "text", "other", "reply"];

    /// <summary>The file of a step and judge.</summary>
    /// <param name="folder">Where the forms are.</param>
    /// <param name="step">The step.</param>
    /// <param name="judge">1 to 4.</param>
    /// <param name="by">Who fills it in, where that is not a person.</param>
    public static string FileOf(string folder, JudgeStep step, int judge, string? by = null) =>
        Path.Combine(folder, $"step-{(int)step}-judge-{judge}{(by is null ? "" : $"-{by}")}.csv");

    /// <summary>Writes empty forms, one a judge; one that is there is left alone, since somebody may be filling it in.</summary>
    public static void Write(string folder, IReadOnlyList<JudgeTask> tasks)
    {
        foreach (var form in tasks.GroupBy(t => (t.Step, t.Judge)))
        {
            var path = FileOf(folder, form.Key.Step, form.Key.Judge);
            if (!File.Exists(path))
            {
                AtomicFile.WriteText(path, Text(form.Select(t => new JudgeReply(t, ""))));
            }
        }
    }

    /// <summary>The text of a form with what has been replied.</summary>
    public static string Text(IEnumerable<JudgeReply> replies)
    {
        StringBuilder csv = new(string.Join(',', Columns) + "\n");
        foreach (var (task, reply) in replies)
        {
            string[] fields = [task.Code, task.Question, task.Text, task.Other, reply];
            csv.AppendJoin(',', fields.Select(Quote)).Append('\n');
        }
        return csv.ToString();
    }

    /// <summary>Reads the filled forms of a step.</summary>
    /// <param name="folder">Where they are.</param>
    /// <param name="tasks">The rows that they must have.</param>
    /// <exception cref="InputException">A form or a row is missing, a row stands twice or is unknown or asks something else than the plan does, a reply is empty or is not a rating; the message names file and line.</exception>
    public static IReadOnlyList<JudgeReply> Read(string folder, IReadOnlyList<JudgeTask> tasks) =>
        [
            .. tasks
                .GroupBy(t => (t.Step, t.Judge))
                .SelectMany(form => ReadOne(FileOf(folder, form.Key.Step, form.Key.Judge), [.. form])),
        ];

    private static IEnumerable<JudgeReply> ReadOne(string path, JudgeTask[] tasks)
    {
        var left = tasks.ToDictionary(t => t.Code, StringComparer.Ordinal);
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var row in CsvRows.Read(path, Columns))
        {
            var (code, reply) = (row["code"], row["reply"].Trim());
            if (!seen.Add(code))
            {
                throw row.Bad($"the row '{code}' stands a second time; keep one of them");
            }
            if (!left.Remove(code, out var task))
            {
                throw row.Bad($"'{code}' is not a row of this form; take out what was added");
            }
            // Codes are the same in every plan: what was judged must be what this plan asks, or replies would go to the wrong answers.
            foreach (var (column, asked) in Shown(task))
            {
                if (Plain(row[column]) != Plain(Safe(asked)))
                {
                    throw row.Bad(
                        $"the {column} of '{code}' is not the one that is asked now; the form is of other answers, so put it back or judge into another folder"
                    );
                }
            }
            if (reply.Length == 0)
            {
                throw row.Bad($"the reply to '{code}' is empty; fill it in");
            }
            if (
                task.Rates
                && !(int.TryParse(reply, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n <= 100)
            )
            {
                throw row.Bad($"the reply '{reply}' to '{code}' is not a whole number from 0 to 100");
            }
            yield return new(task, reply);
        }
        if (left.Count > 0)
        {
            throw new InputException(
                $"{Path.GetFileName(path)}: the row '{left.Keys.Order(StringComparer.Ordinal).First()}' is missing, and {left.Count - 1} more; put back every row of the form."
            );
        }
    }

    // A spreadsheet runs a field that begins so as a formula; the space keeps a model's text a text.
    private static string Safe(string field) =>
        field.Length > 0 && field[0] is '=' or '+' or '-' or '@' ? " " + field : field;

    private static string Quote(string field) => $"\"{Safe(field).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static (string Column, string Text)[] Shown(JudgeTask task) =>
        [("question", task.Question), ("text", task.Text), ("other", task.Other)];

    // Spreadsheets change line ends and the space at the ends of a field, and nothing else.
    private static string Plain(string text) => text.ReplaceLineEndings("\n").Trim();
}
