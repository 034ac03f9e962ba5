using System.Globalization;
using System.Text.RegularExpressions;

namespace PersonaNotebooks.Figures;

/// <summary>
/// How a number is written on axes, tiles and tables. A format is kept as the d3-format pattern that Plotly reads, so that
/// both renderers write the same. Numbers are written in invariant culture with a true minus sign (U+2212).
/// </summary>
/// <param name="Pattern">
/// The subset <c>[+][$][,][.digits][~][f|d|%|s|g|e]</c>, for example <c>.1%</c>; <c>~</c> drops trailing zeros.
/// </param>
public sealed partial record NumberFormat(string Pattern)
{
    /// <summary>A share as a whole percentage: 0.512 is <c>51%</c>.</summary>
    public static NumberFormat Percent { get; } = new(".0%");

    /// <summary>A share as a percentage with one digit: 0.512 is <c>51.2%</c>.</summary>
    public static NumberFormat Percent1 { get; } = new(".1%");

    /// <summary>A difference of shares with its sign: 0.012 is <c>+1.2%</c>.</summary>
    public static NumberFormat SignedPercent { get; } = new("+.1%");

    /// <summary>A whole number with thousands separators: <c>12,345</c>.</summary>
    public static NumberFormat Count { get; } = new(",d");

    /// <summary>A short large number: <c>1.2M</c>.</summary>
    public static NumberFormat Short { get; } = new(".3~s");

    /// <summary>Whole dollars: <c>$12,345</c>.</summary>
    public static NumberFormat Dollars { get; } = new("$,.0f");

    /// <summary>A fixed number of decimals: <c>Decimals(2)</c> writes 0.512 as <c>0.51</c>.</summary>
    public static NumberFormat Decimals(int digits) => new($",.{digits}f");

    /// <summary>Lets a call take a d3 pattern where a format is asked for.</summary>
    public static implicit operator NumberFormat(string pattern) => new(pattern);

    /// <summary>The number as text; a missing one (NaN) is an en dash.</summary>
    /// <exception cref="InputException">The pattern is outside the subset.</exception>
    public string Write(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "–"
                : value > 0 ? "∞"
                : "−∞";
        }
        var (plus, dollar, comma, digits, trim, type) = Parts();
        var (scaled, suffix) = type switch
        {
            "e" when value != 0 => Power(value),
            "%" => (value * 100, "%"),
            "s" => Prefix(value),
            _ => (value, ""),
        };
        var decimals = type switch
        {
            "d" => 0,
            "s" => Math.Max(0, (digits ?? 6) - 1 - Magnitude(scaled)),
            "g" or "" => Math.Clamp((digits ?? 6) - 1 - Magnitude(scaled), 0, 15),
            _ => digits ?? 6,
        };
        // Halves go away from zero, as in d3: runtimes differ in how they write an exact half.
        var rounded = Math.Round(Math.Abs(scaled), Math.Min(decimals, 15), MidpointRounding.AwayFromZero);
        var text = rounded.ToString((comma ? "N" : "F") + decimals, CultureInfo.InvariantCulture);
        if ((trim || type is "g" or "") && text.Contains('.'))
        {
            text = text.TrimEnd('0').TrimEnd('.');
        }
        var sign =
            !text.Any(c => c is >= '1' and <= '9') ? ""
            : value < 0 ? "−"
            : plus ? "+"
            : "";
        return $"{sign}{(dollar ? "$" : "")}{text}{suffix}";
    }

    /// <summary>Whether numbers are written with a power of ten.</summary>
    internal bool IsPower => Pattern.EndsWith('e');

    /// <summary>The same format with enough digits to tell numbers apart that differ by <paramref name="step"/>.</summary>
    internal NumberFormat Resolving(double step)
    {
        var (plus, dollar, comma, digits, trim, type) = Parts();
        if (type is not ("%" or "f") || digits is null || step <= 0)
        {
            return this;
        }
        var needed = -(int)Math.Floor(Math.Log10(step * 1.0000001)) - (type == "%" ? 2 : 0);
        return needed <= digits
            ? this
            : new($"{(plus ? "+" : "")}{(dollar ? "$" : "")}{(comma ? "," : "")}.{needed}{(trim ? "~" : "")}{type}");
    }

    private static int Magnitude(double value) => value == 0 ? 0 : (int)Math.Floor(Math.Log10(Math.Abs(value)));

    private static (double, string) Power(double value)
    {
        var power = Magnitude(value);
        var raised = string.Concat(
            power.ToString(CultureInfo.InvariantCulture).Select(c => c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[c - '0'])
        );
        return (value / Math.Pow(10, power), "×10" + raised);
    }

    private static (double, string) Prefix(double value) =>
        Math.Abs(value) switch
        {
            >= 1e12 => (value / 1e12, "T"),
            >= 1e9 => (value / 1e9, "B"),
            >= 1e6 => (value / 1e6, "M"),
            >= 1e3 => (value / 1e3, "k"),
            _ => (value, ""),
        };

    private (bool Plus, bool Dollar, bool Comma, int? Digits, bool Trim, string Type) Parts()
    {
        var match = Syntax().Match(Pattern);
        if (!match.Success)
        {
            throw new InputException(
                $"The number format '{Pattern}' is not one that figures can write; use [+][$][,][.digits][~] and one of f, d, %, s, g, e, for example '.1%'."
            );
        }
        return (
            match.Groups[1].Success,
            match.Groups[2].Success,
            match.Groups[3].Success,
            match.Groups[4].Success ? int.Parse(match.Groups[4].Value, CultureInfo.InvariantCulture) : null,
            match.Groups[5].Success,
            match.Groups[6].Value
        );
    }

    [GeneratedRegex(@"^(\+)?(\$)?(,)?(?:\.(\d{1,2}))?(~)?([fdgse%]?)$")]
    private static partial Regex Syntax();
}
