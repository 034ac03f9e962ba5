using PersonaNotebooks.Metrics.Text;

namespace PersonaNotebooks.Host.Scoring;

/// <summary><c>--metric chrf</c>.</summary>
public sealed class ChrfScorer : ILineScorer
{
    private readonly Chrf chrf;
    private readonly ChrfCounts sum;

    /// <summary>Reads the options.</summary>
    /// <exception cref="InputException">An option is wrong.</exception>
    public ChrfScorer(MetricOptions options)
    {
        chrf = new(
            new()
            {
                CharacterOrder = options.Whole("char-order", 1) ?? 6,
                WordOrder = options.Whole("word-order", 0) ?? 0,
                Beta = options.Number("beta") ?? 2,
                Lowercase = options.Flag("lowercase"),
                WhiteSpace = options.Flag("whitespace"),
            }
        );
        sum = chrf.NewCounts();
    }

    /// <inheritdoc/>
    public bool NeedsReferences => true;

    /// <inheritdoc/>
    public string Signature => chrf.Signature.ToString();

    /// <inheritdoc/>
    public void Score(ScoreLine line, ScoreWriter output)
    {
        var counts = chrf.Count(line.Prediction, line.References);
        sum.Add(counts);
        output.Line(line, () => output.Number("chrf", chrf.Score(counts)));
    }

    /// <inheritdoc/>
    public void WriteCorpus(ScoreWriter output) => output.Number("chrf", chrf.Score(sum));
}
