namespace PersonaNotebooks.Models.Embedded;

/// <summary>
/// The weights of the three components (trained model, prompt, texts near the prompt), one set for each pair of context depths
/// at which the two local models know the words before. Estimated on the prompt itself by expectation maximisation (Jelinek and
/// Mercer 1980): each prompt word is predicted from the words before it only, so the estimate is held out. A Dirichlet prior,
/// from prompts of our own corpora, carries short prompts.
/// </summary>
internal sealed class MixtureWeights
{
    /// <summary>Weights of the components in one context; they sum to one.</summary>
    internal readonly record struct Weights(double Base, double Prompt, double Near);

    private const int Depths = 3;
    private const int Iterations = 12;
    private const double PriorWords = 25;

    // Rows: prompt depth 0, 1, 2; columns: near depth 0, 1, 2. Means of the estimates over forum, review and people prompts
    // of another seed than the training texts' (the test MixtureWeightsTests recomputes them).
    private static readonly Weights[] Prior =
    [
        new(0.80, 0.08, 0.12),
        new(0.70, 0.06, 0.24),
        new(0.60, 0.04, 0.36),
        new(0.60, 0.30, 0.10),
        new(0.60, 0.16, 0.24),
        new(0.50, 0.12, 0.38),
        new(0.45, 0.50, 0.05),
        new(0.40, 0.40, 0.20),
        new(0.35, 0.35, 0.30),
    ];

    private readonly Weights[] weights;

    private MixtureWeights(Weights[] weights) => this.weights = weights;

    /// <summary>One prompt word: the context it stood in and its probability under each component.</summary>
    internal readonly record struct Observation(int Context, double Base, double Prompt, double Near);

    /// <summary>The number of a context from the depths of the two local models.</summary>
    public static int Context(int promptDepth, int nearDepth) => promptDepth * Depths + nearDepth;

    /// <summary>The weights in a context.</summary>
    public Weights In(int context) => weights[context];

    /// <summary>Estimates the weights from a prompt's words.</summary>
    /// <param name="observations">The prompt's words.</param>
    /// <param name="hasPrompt">Whether the prompt component has any word: without it its weight is 0.</param>
    /// <param name="hasNear">The same for the near texts.</param>
    public static MixtureWeights Estimate(ReadOnlySpan<Observation> observations, bool hasPrompt, bool hasNear)
    {
        var prior = Prior.Select(w => Scale(w.Base, hasPrompt ? w.Prompt : 0, hasNear ? w.Near : 0)).ToArray();
        var weights = prior.ToArray();
        var sums = new Weights[weights.Length];
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            Array.Clear(sums);
            foreach (var o in observations)
            {
                var w = weights[o.Context];
                var (b, p, n) = (w.Base * o.Base, w.Prompt * o.Prompt, w.Near * o.Near);
                var scale = 1 / (b + p + n);
                var s = sums[o.Context];
                sums[o.Context] = new(s.Base + b * scale, s.Prompt + p * scale, s.Near + n * scale);
            }
            for (var i = 0; i < weights.Length; i++)
            {
                weights[i] = Scale(
                    sums[i].Base + PriorWords * prior[i].Base,
                    sums[i].Prompt + PriorWords * prior[i].Prompt,
                    sums[i].Near + PriorWords * prior[i].Near
                );
            }
        }
        return new(weights);
    }

    private static Weights Scale(double b, double p, double n) =>
        new(b / (b + p + n), p / (b + p + n), n / (b + p + n));
}
