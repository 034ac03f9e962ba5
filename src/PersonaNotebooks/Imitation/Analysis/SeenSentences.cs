using System.Text.RegularExpressions;
using PersonaNotebooks.Imitation.Posts;
using PersonaNotebooks.Imitation.Records;
using PersonaNotebooks.Models.Corpora;

namespace PersonaNotebooks.Imitation.Analysis;

/// <summary>
/// Sentences that a model has read: what it knows word for word is no test of whether it imitates. Letter case and white space are ignored.
/// </summary>
/// <param name="texts">What was read.</param>
public sealed partial class SeenSentences(IEnumerable<string> texts)
{
    private readonly HashSet<string> seen = [.. texts.SelectMany(In)];

    /// <summary>The forum texts that the embedded model was trained on.</summary>
    public static SeenSentences Training() => new(TrainingTexts.Expand(CancellationToken.None).Texts);

    /// <summary>What the personas of the users may hold or were chosen on: histories and development items.</summary>
    public static SeenSentences Told(IReadOnlyList<ImitatedUser> users) =>
        new(users.SelectMany(u => u.History.Select(p => p.Text).Concat(u.Development.Select(s => s.Original))));

    /// <summary>How many sentences of the users' test items there are, and how many of them were read.</summary>
    public (int Sentences, int Seen) Of(IReadOnlyList<ImitatedUser> users)
    {
        string[] all = [.. users.SelectMany(u => u.Test).SelectMany(s => In(s.Original))];
        return (all.Length, all.Count(seen.Contains));
    }

    /// <summary>The records whose original holds no sentence that was read.</summary>
    public RunTable Unseen(RunTable table) =>
        table with
        {
            Items = [.. table.Items.Where(i => !In(i.Original).Any(seen.Contains))],
        };

    private static IEnumerable<string> In(string text) =>
        End().Split(OneLine.Of(text)).Select(s => s.Trim().ToLowerInvariant()).Where(s => s.Any(char.IsLetter));

    [GeneratedRegex(@"(?<=[.!?…])\s+")]
    private static partial Regex End();
}
