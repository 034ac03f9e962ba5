using System.Globalization;
using System.Text;

namespace PersonaNotebooks.Surveys;

/// <summary>
/// A simulation as CSV: one line an answer, and a codebook that says what every column means. Plain UTF-8 with a header, commas, points and
/// names that pandas, R and SPSS read without settings; an empty field is a missing value.
/// </summary>
public static class ResponseFiles
{
    private static readonly (string Name, Func<Response, string> Value)[] Columns =
    [
        ("person", r => r.Person),
        ("state", r => r.State),
        ("age", r => r.Persona.Fields.GetValueOrDefault("age", "")),
        ("sex", r => r.Persona.Fields.GetValueOrDefault("sex", "")),
        ("race", r => r.Persona.Fields.GetValueOrDefault("race", "")),
        ("tier", r => r.Tier),
        ("persona_model", r => r.Persona.WrittenBy ?? ""),
        ("respondent", r => r.Respondent),
        ("topic", r => r.Question.Topic),
        ("question", r => r.Question.Id),
        ("wording", r => Whole(r.Asked.Wording + 1)),
        ("option_order", r => string.Join('-', r.Asked.Order.Select(o => o + 1))),
        ("draw", r => Whole(r.Draw + 1)),
        ("round", r => Whole(r.Round)),
        ("status", r => Status(r.Answer.Status)),
        ("retries", r => Whole(r.Answer.Retries)),
        ("option", r => r.Answer.Choice is { } choice ? r.Question.Options[choice].Id : ""),
        ("option_number", r => r.Answer.Choice is { } choice ? Whole(choice + 1) : ""),
        ("left_share", r => r.IsValid && r.Question.HasLean ? Number(LeftShift.Left(r)) : ""),
        ("probabilities", r => r.IsValid ? string.Join(' ', r.Answer.Shares.Select(Number)) : ""),
        ("reply", r => r.Answer.Reply),
    ];

    /// <summary>Writes <c>responses.csv</c>, <c>questions.csv</c> and <c>codebook.csv</c> into a folder, each whole or not at all.</summary>
    /// <exception cref="InputException">The folder cannot be written.</exception>
    public static void Write(string folder, IReadOnlyList<Response> responses)
    {
        AtomicFile.Write(
            Path.Combine(folder, "responses.csv"),
            stream =>
            {
                using StreamWriter writer = new(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true)
                {
                    NewLine = "\n",
                };
                writer.WriteLine(string.Join(',', Columns.Select(c => c.Name)));
                foreach (var response in responses)
                {
                    writer.WriteLine(string.Join(',', Columns.Select(c => CsvText.Safe(OneLine(c.Value(response))))));
                }
            }
        );
        AtomicFile.WriteText(Path.Combine(folder, "questions.csv"), Questions(responses));
        AtomicFile.WriteText(Path.Combine(folder, "codebook.csv"), Codebook.Text);
    }

    /// <summary>The names of the columns of <c>responses.csv</c>.</summary>
    internal static IEnumerable<string> ColumnNames => Columns.Select(c => c.Name);

    /// <summary>A status as the file writes it.</summary>
    internal static string Status(AnswerStatus status) =>
        status switch
        {
            AnswerStatus.Valid => "valid",
            AnswerStatus.DontKnow => "dont_know",
            AnswerStatus.Unparsed => "unparsed",
            _ => "failed",
        };

    private static string Questions(IEnumerable<Response> responses)
    {
        StringBuilder csv = new("question,topic,label,ordered,truth,option_number,option,stance,lean\n");
        foreach (var q in responses.Select(r => r.Question).DistinctBy(q => q.Id))
        {
            for (var i = 0; i < q.Options.Count; i++)
            {
                var o = q.Options[i];
                string[] cells =
                [
                    q.Id,
                    q.Topic,
                    q.Label,
                    q.Ordered ? "true" : "false",
                    q.Truth ?? "",
                    Whole(i + 1),
                    o.Id,
                    o.Stance,
                    o.Lean.ToString().ToLowerInvariant(),
                ];
                csv.AppendJoin(',', cells.Select(CsvText.Safe)).Append('\n');
            }
        }
        return csv.ToString();
    }

    // Line breaks inside quotes trip SPSS.
    private static string OneLine(string text) =>
        text.AsSpan().IndexOfAny('\r', '\n') < 0 ? text : text.ReplaceLineEndings(" / ");

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
