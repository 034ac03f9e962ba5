using System.Text.RegularExpressions;
using PersonaNotebooks.Metrics;
using PersonaNotebooks.Metrics.Text;

namespace PersonaNotebooks.Personas;

/// <summary>
/// How far a text tells views and feelings rather than facts: the share of its sentences that hold at least one cue, which is a word of
/// the sentiment lexicon or of our own list of cues.
/// </summary>
public sealed partial class Subjectivity(SentimentLexicon? lexicon = null)
{
    private static readonly Lazy<HashSet<string>> Own = new(ReadOwn);

    private readonly IReadOnlyDictionary<string, double> valences = (lexicon ?? SentimentLexicon.Own).Valences;

    /// <summary>What a reader must know before trusting the number.</summary>
    public static MetricCard Card { get; } =
        new(
            "subjectivity (cue sentences)",
            "0 (no sentence holds a cue) to 1 (every sentence does); NaN without sentences",
            "neither: compare texts of one kind",
            "Our own measure from our own word list, not TextBlob's subjectivity: compare its order over tiers with published values, never its height. Blind to context and irony.",
            "written for this project; the share of subjective sentences follows Wiebe et al. 2004 in idea only"
        );

    /// <summary>The measure of one text.</summary>
    public double Score(string text)
    {
        var sentences = Break().Split(text).Where(s => Word().IsMatch(s)).ToArray();
        return sentences.Length == 0 ? double.NaN : (double)sentences.Count(HasCue) / sentences.Length;
    }

    private bool HasCue(string sentence) =>
        Word()
            .Matches(sentence)
            .Select(m => m.Value.ToLowerInvariant())
            .Any(w => Own.Value.Contains(w) || valences.ContainsKey(w));

    private static HashSet<string> ReadOwn()
    {
        using var stream = typeof(Subjectivity).Assembly.GetManifestResourceStream("subjectivity-cues.txt")!;
        using StreamReader reader = new(stream);
        return
        [
            .. reader
                .ReadToEnd()
                .Split('\n', StringSplitOptions.TrimEntries)
                .Where(line => line.Length > 0 && line[0] != '#'),
        ];
    }

    [GeneratedRegex(@"(?<=[.!?])\s+|\n")]
    private static partial Regex Break();

    [GeneratedRegex(@"[A-Za-z][A-Za-z'’-]*")]
    private static partial Regex Word();
}
