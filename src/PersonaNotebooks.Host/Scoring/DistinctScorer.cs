using PersonaNotebooks.Metrics.Text;

namespace PersonaNotebooks.Host.Scoring;

/// <summary><c>--metric distinct</c>. Memory grows with the different n-grams.</summary>
public sealed class DistinctScorer : ILineScorer
{
    private readonly NgramDiversityCounter counter;

    /// <summary>Reads the options.</summary>
    /// <exception cref="InputException">An option is wrong.</exception>
    public DistinctScorer(MetricOptions options) => counter = new(options.Whole("n", 1) ?? 2);

    /// <inheritdoc/>
    public bool NeedsReferences => false;

    /// <inheritdoc/>
    public string Signature => counter.Result().Signature.ToString();

    /// <inheritdoc/>
    public void Score(ScoreLine line, ScoreWriter output)
    {
        var (unique, total) = counter.Add(line.Prediction);
        output.Line(
            line,
            () =>
            {
                output.Number("distinct", total == 0 ? 0 : (double)unique / total);
                output.Whole("unique", unique);
                output.Whole("total", total);
            }
        );
    }

    /// <inheritdoc/>
    public void WriteCorpus(ScoreWriter output)
    {
        var all = counter.Result();
        output.Number("distinct", all.Distinct);
        output.Whole("unique", all.Unique);
        output.Whole("total", all.Total);
        output.Number("sentence_mean", all.SentenceMean);
        output.Number("entropy", all.Entropy);
    }
}
