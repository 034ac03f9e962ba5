using System.Globalization;

namespace PersonaNotebooks.Metrics.Text;

/// <summary>The variant of BLEU. The defaults are those of sacrebleu's class <c>BLEU</c>.</summary>
public sealed record BleuOptions
{
    /// <summary>
    /// The variant that MIMIC reports: order 4, 13a tokens, no smoothing, no effective order. So one order without a match gives
    /// 0, as it does for most single short posts. MIMIC prints it from 0 to 1: divide by 100.
    /// </summary>
    public static BleuOptions Mimic { get; } = new() { Smoothing = BleuSmoothing.None };

    /// <summary>How texts are cut into tokens.</summary>
    public Tokenizer Tokenizer { get; init; } = Tokenizer.Mteval13a;

    /// <summary>What happens where no n-gram of some order matches.</summary>
    public BleuSmoothing Smoothing { get; init; } = BleuSmoothing.Exponential;

    /// <summary>The number that floor (default 0.1) or add-k (default 1) uses.</summary>
    public double? SmoothingValue { get; init; }

    /// <summary>The longest n-grams counted, at least 1.</summary>
    public int Order { get; init; } = 4;

    /// <summary>Whether to leave out orders that are longer than the text; advised for single sentences.</summary>
    public bool EffectiveOrder { get; init; }

    /// <summary>Whether to lower-case first.</summary>
    public bool Lowercase { get; init; }

    /// <summary><see cref="SmoothingValue"/> or the method's default.</summary>
    internal double Value => SmoothingValue ?? (Smoothing == BleuSmoothing.Floor ? 0.1 : 1);

    /// <summary>The variant as a signature; sacrebleu's words.</summary>
    internal MetricSignature Signature()
    {
        var smooth = Smoothing switch
        {
            BleuSmoothing.Exponential => "exp",
            BleuSmoothing.Floor => "floor[" + Value.ToString(CultureInfo.InvariantCulture) + "]",
            BleuSmoothing.AddK => "add-k[" + Value.ToString(CultureInfo.InvariantCulture) + "]",
            _ => "none",
        };
        return new(
            "BLEU",
            [
                ("case", Lowercase ? "lc" : "mixed"),
                ("eff", EffectiveOrder ? "yes" : "no"),
                ("tok", Tokenizer.Name),
                ("smooth", smooth),
                ("order", Order.ToString(CultureInfo.InvariantCulture)),
            ]
        );
    }
}
