namespace PersonaNotebooks.Mixtures;

/// <summary>How well its pairs explain one record. Pairs whose score failed are left out and the others take their weight.</summary>
/// <param name="Pairs">The pairs that could be scored.</param>
/// <param name="LogLikelihood">The estimate of log p(y|x), nats.</param>
/// <param name="Responsibilities">r: each pair's share in it.</param>
/// <param name="Slopes">Each pair's slope of the log-likelihood by its temperature.</param>
internal sealed record Explanation(
    IReadOnlyList<ChosenPair> Pairs,
    double LogLikelihood,
    double[] Responsibilities,
    double[] Slopes
)
{
    /// <summary>Weighs the pairs; null when none could be scored.</summary>
    public static Explanation? Of(IReadOnlyList<ChosenPair> chosen, Func<Pair, (double Value, double Slope)?> score)
    {
        var scored = chosen.Select(c => (Chosen: c, Score: score(c.Pair))).Where(s => s.Score is not null).ToArray();
        if (scored.Length == 0)
        {
            return null;
        }
        double[] shares = [.. scored.Select(s => s.Chosen.LogShare)];
        var total =
            scored.Length == chosen.Count ? 0 : LogSum.Of(shares) - LogSum.Of([.. chosen.Select(c => c.LogShare)]);
        ChosenPair[] kept = [.. scored.Select(s => s.Chosen with { LogShare = s.Chosen.LogShare - total })];
        double[] logs = [.. scored.Select((s, i) => kept[i].LogShare + s.Score!.Value.Value)];
        var likelihood = LogSum.Normalise(logs);
        return new(kept, likelihood, logs, [.. scored.Select(s => s.Score!.Value.Slope)]);
    }

    /// <summary>The gradient of the log-likelihood by the pairs' log weights.</summary>
    public double[] Delta(PairRule rule) =>
        rule == PairRule.Drawn
            ? Responsibilities
            : [.. Responsibilities.Select((r, s) => r - Math.Exp(Pairs[s].LogShare))];

    /// <summary>Adds the gradient by the personas' temperatures.</summary>
    public void AddTemperatures(double[] gradient)
    {
        for (var s = 0; s < Pairs.Count; s++)
        {
            gradient[Pairs[s].Pair.Persona] += Responsibilities[s] * Slopes[s];
        }
    }
}
