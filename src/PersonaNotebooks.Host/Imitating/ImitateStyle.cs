using PersonaNotebooks.Display;
using PersonaNotebooks.Imitation.Analysis;
using PersonaNotebooks.Imitation.Records;
using PersonaNotebooks.Statistics;

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
            .Select(stage => (Stage: stage, Items: table.Items.Where(i => i.Stage == stage).ToArray()))
            .ToArray();
        ImitateReport.Print(
            "Style of the replies: Burrows's Delta from the person (0: the same), and how often a classifier tells imitation from person (0.5: it cannot)",
            rows,
            ("condition", r => r.Stage),
            ("distance", r => Try(() => StyleDistance.Imitated(r.Items, seed))),
            ("recognised", r => Try(() => AuthorRecognition.Accuracy(r.Items, seed)))
        );
    }

    // A cell that has too few replies stays blank; the table says of the others what can be said.
    private static Estimate? Try(Func<Estimate> compute)
    {
        try
        {
            return compute();
        }
        catch (InputException)
        {
            return null;
        }
    }
}
