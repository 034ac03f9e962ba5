namespace PersonaNotebooks.Metrics.Text;

/// <summary>
/// Sentiment by the VADER rules (Hutto and Gilbert 2014) as vaderSentiment 3.3.2 applies them: a lexicon, and rules for negation,
/// intensifiers, capitals, "but", a few phrases, exclamation and question marks. One deviation: emoji are not replaced by
/// their descriptions, so a text with emoji scores by its words. Safe for use by several threads.
/// Time grows linearly with the text; in one with a "but", at worst with the square of its words.
/// </summary>
public sealed class SentimentAnalyzer(SentimentLexicon? lexicon = null)
{
    // Keeps the compound of few words well inside -1 to 1.
    private const double Normalization = 15;

    private readonly SentimentLexicon lexicon = lexicon ?? SentimentLexicon.Own;
    private readonly SentimentVocabulary vocabulary = new(lexicon ?? SentimentLexicon.Own);
    private readonly Spare<SentimentWorkspace> spare = new();

    /// <summary>Range, direction, limits and source.</summary>
    public static MetricCard Card { get; } =
        new(
            "sentiment (VADER rules)",
            "compound -1 to 1; shares 0 to 1 that add up to 1",
            "higher is more positive",
            "Made for short English posts. Irony, topic and context are not seen, and long texts run to the ends of the scale. "
                + "The embedded lexicon is small and its values are our own judgement: name the lexicon beside the score.",
            "Hutto and Gilbert 2014; vaderSentiment 3.3.2 without its emoji table"
        );

    /// <summary>The variant in one line, with the lexicon.</summary>
    public MetricSignature Signature => new("VADER", [("rules", "3.3.2"), ("lexicon", lexicon.Name), ("emoji", "no")]);

    /// <summary>The sentiment of a text; all zero for a text without words.</summary>
    public SentimentScore Score(string text)
    {
        var work = spare.Take();
        vocabulary.Read(text, work.Words);
        WordValence valence = new(work.Words);
        for (var i = 0; i < work.Words.Count; i++)
        {
            work.Valences.Add(valence.Of(i));
        }
        WeighAroundBut(work.Words, work.Valences);
        var score = work.Words.Count == 0 ? default : Total(work.Valences, Emphasis(text));
        spare.Return(work);
        return score;
    }

    // The reference looks each valence up by its value and changes the first that is equal, while it walks over the same list.
    // So with equal valences some words change twice and others never; published scores hold that, and it is kept.
    private static void WeighAroundBut(List<SentimentWord> words, List<double> valences)
    {
        var but = words.FindIndex(w => w.Known == "but");
        for (var i = 0; but >= 0 && i < valences.Count; i++)
        {
            var first = valences.IndexOf(valences[i]);
            valences[first] *=
                first < but ? 0.5
                : first > but ? 1.5
                : 1;
        }
    }

    private static double Emphasis(ReadOnlySpan<char> text)
    {
        var exclamations = Math.Min(text.Count('!'), 4) * 0.292;
        var questions = text.Count('?');
        return exclamations
            + questions switch
            {
                <= 1 => 0,
                <= 3 => questions * 0.18,
                _ => 0.96,
            };
    }

    private static SentimentScore Total(List<double> valences, double emphasis)
    {
        var (sum, positive, negative, neutral) = (0.0, 0.0, 0.0, 0);
        foreach (var valence in valences)
        {
            sum += valence;
            positive += valence > 0 ? valence + 1 : 0; // the 1 makes up for neutral words that count 1
            negative += valence < 0 ? valence - 1 : 0;
            neutral += valence == 0 ? 1 : 0;
        }
        var stressed = sum + Math.Sign(sum) * emphasis;
        var compound = Math.Clamp(stressed / Math.Sqrt(stressed * stressed + Normalization), -1, 1);
        positive += positive > -negative ? emphasis : 0;
        negative -= positive < -negative ? emphasis : 0;
        var total = positive - negative + neutral;
        return new(
            Round(Math.Abs(negative) / total, 1e3),
            Round(neutral / total, 1e3),
            Round(positive / total, 1e3),
            Round(compound, 1e4),
            stressed,
            compound
        );
    }

    // Rounds the exact decimal value, ties to even, as Python does; Math.Round rounds the product, which is already rounded.
    private static double Round(double value, double scale)
    {
        var product = value * scale;
        var lost = Math.FusedMultiplyAdd(value, scale, -product);
        var floor = Math.Floor(product);
        var over = product - floor - 0.5;
        var up = over > 0 || (over == 0 && (lost > 0 || (lost == 0 && floor % 2 != 0)));
        return (floor + (up ? 1 : 0)) / scale;
    }
}
