using System.Globalization;
using System.Text.Json;
using PersonaNotebooks.Metrics.Distributions;

namespace PersonaNotebooks.Tests.Golden;

/// <summary>Reads the reference values; non-finite numbers are written as strings.</summary>
internal static class GoldenFile
{
    public static JsonElement Load(string name) =>
        JsonDocument
            .Parse(File.ReadAllBytes(Path.Combine(Home.Root, "tests", "PersonaNotebooks.Tests", "Golden", name)))
            .RootElement;

    public static double Number(this JsonElement parent, string name) => parent.GetProperty(name).Number();

    public static double Number(this JsonElement element) =>
        element.ValueKind == JsonValueKind.String
            ? double.Parse(element.GetString()!, CultureInfo.InvariantCulture)
            : element.GetDouble();

    public static double[] Numbers(this JsonElement parent, string name) => parent.GetProperty(name).Numbers();

    public static double[] Numbers(this JsonElement element) => [.. element.EnumerateArray().Select(Number)];

    public static int[] Integers(this JsonElement parent, string name) =>
        [.. parent.GetProperty(name).EnumerateArray().Select(x => x.GetInt32())];

    public static Features Table(this JsonElement parent, string name) =>
        Features.FromRows(parent.GetProperty(name).EnumerateArray().Select(Numbers));

    public static string Text(this JsonElement parent, string name) => parent.GetProperty(name).GetString()!;

    public static void Near(double expected, double actual, double absolute, string what = "")
    {
        if (expected.Equals(actual))
        {
            return;
        }
        Assert.True(
            Math.Abs(expected - actual) <= absolute,
            string.Create(CultureInfo.InvariantCulture, $"{what}: expected {expected:R}, got {actual:R}")
        );
    }

    public static void NearRelative(double expected, double actual, double relative, string what = "") =>
        // An infinite expectation must not allow for an infinite error.
        Near(expected, actual, double.IsFinite(expected) ? relative * Math.Abs(expected) : 0, what);
}
