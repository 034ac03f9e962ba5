namespace PersonaNotebooks.Host.Scoring;

/// <summary>Runs a metric over a file of JSON lines.</summary>
public static class ScoreRun
{
    private static readonly (string Name, Func<MetricOptions, ILineScorer> Create)[] Metrics =
    [
        ("bleu", o => new BleuScorer(o)),
        ("chrf", o => new ChrfScorer(o)),
        ("rouge", o => new RougeScorer(o)),
        ("sentiment", o => new SentimentScorer(o)),
        ("distinct", o => new DistinctScorer(o)),
        ("self-bleu", o => new SelfBleuScorer(o)),
    ];

    /// <summary>The names that <c>--metric</c> takes.</summary>
    public static string Names { get; } = string.Join(", ", Metrics.Select(m => m.Name));

    /// <summary>Writes a JSON line for each input line, and a last one for the whole input.</summary>
    /// <exception cref="InputException">The metric, an option or the input is wrong.</exception>
    public static void Run(string metric, string input, IEnumerable<string> options, Stream output)
    {
        var create =
            Metrics.FirstOrDefault(m => m.Name == metric).Create
            ?? throw new InputException($"There is no metric '{metric}' to score lines with; use one of {Names}.");
        MetricOptions read = new(metric, options);
        var scorer = create(read);
        read.RefuseOthers();
        using ScoreWriter writer = new(output);
        var any = false;
        foreach (var line in ScoreLineReader.Read(input, scorer.NeedsReferences))
        {
            scorer.Score(line, writer);
            any = true;
        }
        if (!any)
        {
            throw new InputException($"The input '{input}' holds no lines; give one JSON object a line.");
        }
        scorer.WriteWaiting(writer);
        writer.Corpus(() => scorer.WriteCorpus(writer), scorer.Signature);
    }
}
