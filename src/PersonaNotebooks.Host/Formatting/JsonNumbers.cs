using System.Globalization;
using System.Text.Json;

namespace PersonaNotebooks.Host.Formatting;

/// <summary>Numbers as the commands print them.</summary>
public static class JsonNumbers
{
    /// <summary>
    /// Writes a number with 17 significant digits, invariant culture. JSON has no words for NaN and the infinities, so they are
    /// strings: <c>"NaN"</c>, <c>"Infinity"</c>, <c>"-Infinity"</c>.
    /// </summary>
    public static void WriteDigits(this Utf8JsonWriter json, double value)
    {
        var text = value.ToString("G17", CultureInfo.InvariantCulture);
        json.WriteRawValue(double.IsFinite(value) ? text : $"\"{text}\"");
    }
}
