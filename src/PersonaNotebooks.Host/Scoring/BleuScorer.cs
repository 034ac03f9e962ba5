using PersonaNotebooks.Metrics.Text;

namespace PersonaNotebooks.Host.Scoring;

/// <summary><c>--metric bleu</c>.</summary>
public sealed class BleuScorer : ILineScorer
{
    private readonly Bleu bleu;
    private readonly BleuCounts sum;

    /// <summary>Reads the options.</summary>
    /// <exception cref="InputException">An option is wrong.</exception>
    public BleuScorer(MetricOptions options)
    {
        BleuOptions variant = Variant(options);
        bleu = new(variant);
        sum = new(variant.Order);
    }

    /// <inheritdoc/>
    public bool NeedsReferences => true;

    /// <inheritdoc/>
    public string Signature => bleu.Signature.ToString();

    /// <inheritdoc/>
    public void Score(ScoreLine line, ScoreWriter output)
    {
        var counts = bleu.Count(line.Prediction, line.References);
        sum.Add(counts);
        output.Line(line, () => Write(bleu.Score(counts), output));
    }

    /// <inheritdoc/>
    public void WriteCorpus(ScoreWriter output) => Write(bleu.Score(sum), output);

    /// <summary>The variant that the options name.</summary>
    internal static BleuOptions Variant(MetricOptions options) =>
        new()
        {
            Tokenizer = Tokenizer.Named(options.Text("tokenize") ?? "13a"),
            Smoothing = options.Choice("smooth", "exp", "floor", "add-k", "none") switch
            {
                "exp" => BleuSmoothing.Exponential,
                "floor" => BleuSmoothing.Floor,
                "add-k" => BleuSmoothing.AddK,
                _ => BleuSmoothing.None,
            },
            SmoothingValue = options.Number("smooth-value"),
            Order = options.Whole("order", 1) ?? 4,
            EffectiveOrder = options.Flag("effective-order"),
            Lowercase = options.Flag("lowercase"),
        };

    private static void Write(BleuScore score, ScoreWriter output)
    {
        output.Number("bleu", score.Score);
        output.Numbers("precisions", score.Precisions);
        output.Number("bp", score.BrevityPenalty);
        output.Whole("sys_len", score.SystemLength);
        output.Whole("ref_len", score.ReferenceLength);
    }
}
