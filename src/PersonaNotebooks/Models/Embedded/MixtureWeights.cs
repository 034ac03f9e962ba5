namespace PersonaNotebooks.Models.Embedded;

/// <summary>
/// The weights of the three components (trained model, prompt, texts near the prompt), one set for each combination of
/// how many words of context each of the three knows. Estimated on the prompt itself by expectation maximisation (Jelinek and
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

    // By context number. Estimated without a prior on prompts from our corpora (persons of the forum with 2 to 150 posts, review
    // groups with 1 to 12 reviews, introductions), half under a model trained on the other corpora only, half under one trained
    // on another expansion of all (local models then knew two words of context); contexts that never came up keep 0.6, 0.2, 0.2.
    private static readonly Weights[] Prior =
    [
        new(0.57, 0.15, 0.29),
        new(0.69, 0.06, 0.25),
        new(0.60, 0.20, 0.20),
        new(0.40, 0.48, 0.12),
        new(0.54, 0.29, 0.17),
        new(0.60, 0.20, 0.20),
        new(0.04, 0.96, 0.00),
        new(0.08, 0.91, 0.01),
        new(0.60, 0.20, 0.20),
        new(0.77, 0.04, 0.19),
        new(0.66, 0.02, 0.32),
        new(0.60, 0.02, 0.38),
        new(0.67, 0.23, 0.10),
        new(0.63, 0.19, 0.19),
        new(0.61, 0.15, 0.24),
        new(0.21, 0.76, 0.02),
        new(0.38, 0.58, 0.03),
        new(0.41, 0.47, 0.12),
        new(1.00, 0.00, 0.00),
        new(0.94, 0.00, 0.06),
        new(0.82, 0.00, 0.18),
        new(1.00, 0.00, 0.00),
        new(0.93, 0.03, 0.04),
        new(0.80, 0.00, 0.20),
        new(0.93, 0.07, 0.00),
        new(0.84, 0.15, 0.00),
        new(0.86, 0.06, 0.08),
    ];

    // By near depth: the near texts' weight when an answer is drawn. Not estimated: a prompt does not look like its answer, so its
    // own words cannot say how much the near texts should. Chosen by reading answers, so that they keep to the matter.
    private static readonly double[] NearInAnswers = [0.05, 0.40, 0.65];

    private const double PromptInExtracts = 0.97;

    private readonly Weights[] weights;

    private MixtureWeights(Weights[] weights) => this.weights = weights;

    /// <summary>One prompt word: the context it stood in and its probability under each component.</summary>
    internal readonly record struct Observation(int Context, double Base, double Prompt, double Near);

    /// <summary>The number of a context from the words of context that each model knows: up to 3, 2 and 2.</summary>
    public static int Context(int baseDepth, int promptDepth, int nearDepth) =>
        (Math.Max(1, baseDepth) - 1) * Depths * Depths + promptDepth * Depths + nearDepth;

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

    /// <summary>The weights for an answer made of the prompt's words.</summary>
    public MixtureWeights ForExtracts() =>
        new([.. weights.Select(_ => new Weights(1 - PromptInExtracts, PromptInExtracts, 0))]);

    /// <summary>The weights for drawing an answer: the near texts' own, the rest shared between the other two as estimated.</summary>
    public MixtureWeights ForAnswers() =>
        new([.. weights.Select((w, context) => WithNear(w, NearInAnswers[context % Depths]))]);

    private static Weights WithNear(Weights w, double near) =>
        new((1 - near) * w.Base / (w.Base + w.Prompt), (1 - near) * w.Prompt / (w.Base + w.Prompt), near);

    private static Weights Scale(double b, double p, double n) =>
        new(b / (b + p + n), p / (b + p + n), n / (b + p + n));
}
