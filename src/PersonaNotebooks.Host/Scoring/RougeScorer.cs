using PersonaNotebooks.Metrics.Text;

namespace PersonaNotebooks.Host.Scoring;

/// <summary><c>--metric rouge</c>. The corpus line holds the mean of each component over the lines.</summary>
public sealed class RougeScorer : ILineScorer
{
    private readonly Rouge rouge;
    private readonly RougeScore[] sums;
    private long lines;

    /// <summary>Reads the options.</summary>
    /// <exception cref="InputException">An option is wrong.</exception>
    public RougeScorer(MetricOptions options)
    {
        var types = options.Text("types") ?? "rouge1,rouge2,rougeL,rougeLsum";
        rouge = new(types.Split(',', StringSplitOptions.TrimEntries), options.Flag("stemmer"));
        sums = new RougeScore[rouge.Types.Count];
    }

    /// <inheritdoc/>
    public bool NeedsReferences => true;

    /// <inheritdoc/>
    public string Signature => rouge.Signature.ToString();

    /// <inheritdoc/>
    public void Score(ScoreLine line, ScoreWriter output)
    {
        var scores = rouge.Score(line.Prediction, line.References);
        for (var i = 0; i < sums.Length; i++)
        {
            var (precision, recall, f) = scores[i];
            sums[i] = new(sums[i].Precision + precision, sums[i].Recall + recall, sums[i].FMeasure + f);
        }
        lines++;
        output.Line(line, () => Write(scores, 1, output));
    }

    /// <inheritdoc/>
    public void WriteCorpus(ScoreWriter output) => Write(sums, lines, output);

    private void Write(RougeScore[] scores, long divisor, ScoreWriter output)
    {
        foreach (var (type, score) in rouge.Types.Zip(scores))
        {
            output.Nested(
                type,
                () =>
                {
                    output.Number("precision", score.Precision / divisor);
                    output.Number("recall", score.Recall / divisor);
                    output.Number("fmeasure", score.FMeasure / divisor);
                }
            );
        }
    }
}
