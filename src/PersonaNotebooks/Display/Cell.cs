using System.Globalization;
using PersonaNotebooks.Figures;
using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Display;

/// <summary>A written cell; numbers stand at the right.</summary>
internal readonly record struct Cell(string Text, bool IsNumber)
{
    private const double Smallest = 0.0005;

    public static Cell Of(object? value, NumberFormat? format) =>
        value switch
        {
            null => new("–", false),
            Estimate e => new(WriteEstimate(e, format ?? NumberFormat.Decimals(3)), true),
            double or float or decimal or int or long or short or byte or uint or ulong or ushort or sbyte => new(
                WriteNumber(Convert.ToDouble(value, CultureInfo.InvariantCulture), format, value),
                true
            ),
            IFormattable f => new(f.ToString(null, CultureInfo.InvariantCulture), false),
            _ => new(value.ToString() ?? "–", false),
        };

    private static string WriteNumber(double number, NumberFormat? format, object value) =>
        format is not null ? format.Write(number)
        // A small p-value is not nought.
        : value is double or float or decimal && number is > 0 and < Smallest
            ? $"< {NumberFormat.Decimals(3).Write(2 * Smallest)}"
        : value is double or float or decimal && number != Math.Round(number) ? NumberFormat.Decimals(3).Write(number)
        : NumberFormat.Count.Write(number);

    private static string WriteEstimate(Estimate e, NumberFormat format) =>
        double.IsNaN(e.Low)
            ? format.Write(e.Value)
            : $"{format.Write(e.Value)} [{format.Write(e.Low)}, {format.Write(e.High)}]";
}
