namespace PersonaNotebooks.Mixtures;

/// <summary>The measures of an evaluation, by name.</summary>
public static class MixtureMetrics
{
    /// <summary>Distance of the two sets' means and covariances, lower is better. On vectors of length one it cannot pass 4.</summary>
    public const string Frechet = "Fréchet";

    /// <summary>Overlap of the two sets, higher is better.</summary>
    public const string Mauve = "MAUVE";

    /// <summary>Whether the texts are as varied as real ones, lower is better; KL(golden | written), 100 bins, 1e-6 added.</summary>
    public const string KlCosine = "KL-cosine";

    /// <summary>Macro F1 on real texts of a logistic regression that was trained on the written ones, higher is better.</summary>
    public const string F1 = "F1";

    /// <summary>Share of texts that nearly equal one of the pool: copying. Lower is better.</summary>
    public const string CopiesPool = "copies of the pool";

    /// <summary>Share of texts whose vector has a cosine of 0.95 or more with one of the pool: copying in other words, as far as the encoder sees it.</summary>
    public const string CosineCopies = "cosine copies";

    /// <summary>Share of texts that nearly equal the exemplar they were written after.</summary>
    public const string CopiesExemplar = "copies of the exemplar";

    /// <summary>Share of texts that nearly equal an earlier one of the same set.</summary>
    public const string Repeats = "repeats";

    /// <summary>Whether more is better.</summary>
    public static bool HigherIsBetter(string metric) => metric is Mauve or F1;
}
