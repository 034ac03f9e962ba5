using PersonaNotebooks.Census;

namespace PersonaNotebooks.Surveys;

/// <summary>Reads a topic file in CSV, one line for each option; its form is described in <c>data/topics/README.md</c>.</summary>
internal static class QuestionCsv
{
    public static IReadOnlyList<Question> Read(string path)
    {
        List<(Question Question, CsvRow First)> questions = [];
        HashSet<string> closed = [];
        foreach (var row in CsvRows.Read(path, "question", "topic", "wording", "ordered", "option", "stance", "lean"))
        {
            var id = row["question"];
            AnswerOption option = new(row["option"], row["stance"], LeanOf(row));
            if (questions is [.., var (last, first)] && last.Id == id)
            {
                Same(row, first);
                questions[^1] = (last with { Options = [.. last.Options, option] }, first);
                continue;
            }
            if (!closed.Add(id))
            {
                throw row.Bad(
                    $"the question id '{id}' stands twice; put the options of one question on lines that follow each other"
                );
            }
            questions.Add((new(id, row["topic"], [row["wording"]], [option]) { Ordered = IsOrdered(row) }, row));
        }
        foreach (var (question, row) in questions)
        {
            if (QuestionRules.Fault(question) is { } fault)
            {
                throw row.Bad(fault);
            }
        }
        return questions.Count > 0
            ? [.. questions.Select(q => q.Question)]
            : throw new InputException($"'{Path.GetFileName(path)}' holds no question; add one line for each option.");
    }

    private static void Same(CsvRow row, CsvRow first)
    {
        foreach (var column in (string[])["topic", "wording", "ordered"])
        {
            if (row[column] != first[column])
            {
                throw row.Bad(
                    $"the {column} differs from the first line of the question '{row["question"]}'; repeat it as it is"
                );
            }
        }
    }

    private static bool IsOrdered(CsvRow row) =>
        row["ordered"] switch
        {
            "true" => true,
            "false" or "" => false,
            var other => throw row.Bad($"'{other}' under ordered is neither true nor false"),
        };

    private static Lean LeanOf(CsvRow row) =>
        row["lean"] switch
        {
            "left" => Lean.Left,
            "right" => Lean.Right,
            "" or "none" => Lean.None,
            var other => throw row.Bad($"the lean '{other}' is not left, right or none"),
        };
}
