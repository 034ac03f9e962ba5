using PersonaNotebooks.Display;
using PersonaNotebooks.Imitation.Analysis;
using PersonaNotebooks.Imitation.Records;

namespace PersonaNotebooks.Host.Imitating;

/// <summary>Tables on style: how far imitations are from the persons, whether a classifier tells them apart, how personas changed.</summary>
internal static class ImitateStyle
{
    private const int MostWords = 8;

    /// <summary>Words that came into each persona and went out of it, by user and round.</summary>
    public static void Drift(RunTable table)
    {
        var changes = PersonaDrift.Of(table);
        if (changes.Count == 0)
        {
            Console.WriteLine("No persona changed.");
            return;
        }
        static string Words(IReadOnlyList<string> words) =>
            string.Join(' ', words.Take(MostWords)) + (words.Count > MostWords ? $" … ({words.Count})" : "");
        ImitateReport.Print(
            "Persona drift: the first words that came and went",
            changes,
            ("user", d => d.User),
            ("round", d => d.Round),
            ("came", d => Words(d.Came)),
            ("went", d => Words(d.Went)),
            ("overlap", d => d.Overlap)
        );
    }

    /// <summary>Style distance and author recognition of the replies, by condition, or of the test items where there are no conditions.</summary>
    public static void Replies(RunTable table, Seed seed)
    {
        string[] conditions = [.. new ConditionTable(table).Conditions.Select(c => c.ToString())];
        var rows = (conditions.Length > 0 ? conditions : ["test"])
            .Select(stage =>
                (Stage: stage, Replies: ImitatedReplies.Of(table.Items.Where(i => i.Stage == stage), seed))
            )
            .ToArray();
        ImitateReport.Print(
            "Style of the replies: Burrows's Delta from the person (0: the same), and how often a classifier tells imitation from person (0.5: it cannot)",
            rows,
            ("condition", r => r.Stage),
            ("distance", r => r.Replies.Distance),
            ("recognised", r => r.Replies.Recognised)
        );
    }
}
