using System.Globalization;

namespace PersonaNotebooks.Statistics;

/// <summary>A number with its doubt: every result of the library is one.</summary>
/// <param name="Value">The point estimate, in the unit of the quantity.</param>
/// <param name="Low">Lower end of the interval; NaN where none can be given.</param>
/// <param name="High">Upper end of the interval; NaN where none can be given.</param>
/// <param name="Level">Coverage that the interval aims at, for example 0.95.</param>
/// <param name="Method">How the interval was made, for example "Wilson score" or "cluster bootstrap over persona, 2000 draws".</param>
/// <param name="N">How many of each level were sampled, for example "person" to 1000.</param>
public sealed record Estimate(
    double Value,
    double Low,
    double High,
    double Level,
    string Method,
    IReadOnlyDictionary<string, int> N
)
{
    /// <summary>A number without an interval: published, or computed from a whole table.</summary>
    /// <param name="value">The number.</param>
    /// <param name="method">Why it has no interval, for example "published".</param>
    public static Estimate Exact(double value, string method = "published") =>
        new(value, double.NaN, double.NaN, double.NaN, method, new Dictionary<string, int>());

    /// <summary>The value and interval in invariant culture, for example <c>0.512 [0.481, 0.543]</c>.</summary>
    public override string ToString() => ToString("F3");

    /// <summary>The same with a number format of the caller's.</summary>
    public string ToString(string format)
    {
        string Write(double x) => x.ToString(format, CultureInfo.InvariantCulture);
        return double.IsNaN(Low) ? Write(Value) : $"{Write(Value)} [{Write(Low)}, {Write(High)}]";
    }
}
