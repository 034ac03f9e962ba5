using System.Globalization;

namespace PersonaNotebooks.Metrics.Text;

/// <summary>The variant of chrF. The defaults are those of sacrebleu's class <c>CHRF</c>.</summary>
public sealed record ChrfOptions
{
    /// <summary>chrF++ (Popović 2017): words and word pairs count too.</summary>
    public static ChrfOptions PlusPlus { get; } = new() { WordOrder = 2 };

    /// <summary>The longest character n-grams, at least 1.</summary>
    public int CharacterOrder { get; init; } = 6;

    /// <summary>The longest word n-grams; 0 gives chrF, 2 gives chrF++.</summary>
    public int WordOrder { get; init; }

    /// <summary>How many times recall weighs more than precision.</summary>
    public double Beta { get; init; } = 2;

    /// <summary>Whether to lower-case first.</summary>
    public bool Lowercase { get; init; }

    /// <summary>Whether white space counts among the characters.</summary>
    public bool WhiteSpace { get; init; }

    /// <summary>The variant as a signature; sacrebleu's words.</summary>
    internal MetricSignature Signature() =>
        new(
            "chrF" + Beta.ToString(CultureInfo.InvariantCulture) + new string('+', WordOrder),
            [
                ("case", Lowercase ? "lc" : "mixed"),
                ("eff", "yes"),
                ("nc", CharacterOrder.ToString(CultureInfo.InvariantCulture)),
                ("nw", WordOrder.ToString(CultureInfo.InvariantCulture)),
                ("space", WhiteSpace ? "yes" : "no"),
            ]
        );
}
