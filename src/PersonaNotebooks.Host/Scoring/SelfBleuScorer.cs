using PersonaNotebooks.Metrics.Text;

namespace PersonaNotebooks.Host.Scoring;

/// <summary><c>--metric self-bleu</c>. Every text is compared with all others, so all are kept until the end.</summary>
public sealed class SelfBleuScorer : ILineScorer
{
    private readonly SelfBleu selfBleu;
    private readonly List<ScoreLine> lines = [];
    private double mean;

    /// <summary>Reads the options.</summary>
    /// <exception cref="InputException">An option is wrong.</exception>
    public SelfBleuScorer(MetricOptions options) =>
        selfBleu =
            options.Choice("variant", "nltk", "sacrebleu") == "nltk"
                ? SelfBleu.Nltk(options.Whole("order", 1) ?? 4)
                : SelfBleu.Sacrebleu(BleuScorer.Variant(options) with { EffectiveOrder = true });

    /// <inheritdoc/>
    public bool NeedsReferences => false;

    /// <inheritdoc/>
    public string Signature => selfBleu.Signature.ToString();

    /// <inheritdoc/>
    public void Score(ScoreLine line, ScoreWriter output) => lines.Add(line);

    /// <inheritdoc/>
    public void WriteWaiting(ScoreWriter output)
    {
        var scores = selfBleu.Each([.. lines.Select(l => l.Prediction)]);
        foreach (var (line, score) in lines.Zip(scores))
        {
            output.Line(line, () => output.Number("self_bleu", score));
        }
        mean = scores.Average();
    }

    /// <inheritdoc/>
    public void WriteCorpus(ScoreWriter output) => output.Number("self_bleu", mean);
}
