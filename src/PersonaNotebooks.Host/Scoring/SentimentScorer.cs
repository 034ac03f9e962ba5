using PersonaNotebooks.Metrics.Text;

namespace PersonaNotebooks.Host.Scoring;

/// <summary><c>--metric sentiment</c>. The corpus line holds means over the lines.</summary>
public sealed class SentimentScorer : ILineScorer
{
    private readonly SentimentAnalyzer analyzer;
    private readonly double[] sums = new double[4];
    private long lines;

    /// <summary>Reads the options.</summary>
    /// <exception cref="InputException">The lexicon cannot be read.</exception>
    public SentimentScorer(MetricOptions options) =>
        analyzer = new(options.Text("lexicon") is { } path ? SentimentLexicon.Load(path) : SentimentLexicon.Own);

    /// <inheritdoc/>
    public bool NeedsReferences => false;

    /// <inheritdoc/>
    public string Signature => analyzer.Signature.ToString();

    /// <inheritdoc/>
    public void Score(ScoreLine line, ScoreWriter output)
    {
        var score = analyzer.Score(line.Prediction);
        double[] values = [score.Negative, score.Neutral, score.Positive, score.Compound];
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] += values[i];
        }
        lines++;
        output.Line(line, () => Write(values, 1, output));
    }

    /// <inheritdoc/>
    public void WriteCorpus(ScoreWriter output) => Write(sums, lines, output);

    private static void Write(double[] values, long divisor, ScoreWriter output)
    {
        output.Number("neg", values[0] / divisor);
        output.Number("neu", values[1] / divisor);
        output.Number("pos", values[2] / divisor);
        output.Number("compound", values[3] / divisor);
    }
}
