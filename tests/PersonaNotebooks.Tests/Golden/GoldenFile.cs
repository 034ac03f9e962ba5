using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using PersonaNotebooks.Metrics.Distributions;

namespace PersonaNotebooks.Tests.Golden;

/// <summary>Reads the reference values; non-finite numbers are written as strings.</summary>
internal static class GoldenFile
{
    private static readonly ConcurrentDictionary<string, JsonElement> Files = new();

    public static JsonElement Load(string name) => Files.GetOrAdd(name, Parse);

    /// <summary>The items of a list by their id, for theories.</summary>
    public static TheoryData<string> Ids(string name, string list) =>
        [.. Load(name).GetProperty(list).EnumerateArray().Select(item => item.Text("id"))];

    public static JsonElement Find(string name, string list, string id) =>
        Load(name).GetProperty(list).EnumerateArray().Single(item => item.Text("id") == id);

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

    public static double[][] Matrix(JsonElement array) => [.. array.EnumerateArray().Select(Numbers)];

    public static string Text(this JsonElement parent, string name) => parent.GetProperty(name).GetString()!;

    public static string[] Strings(JsonElement array) => [.. array.EnumerateArray().Select(e => e.GetString()!)];

    /// <summary>Equal up to an absolute error. An infinity is near itself only, and NaN is near nothing.</summary>
    public static void Near(double expected, double actual, double absolute, string what = "") =>
        Assert.True(
            expected == actual || Math.Abs(expected - actual) <= absolute,
            string.Create(CultureInfo.InvariantCulture, $"{what}: expected {expected:R}, got {actual:R}")
        );

    /// <summary>Equal up to a share of the expected size; infinities and NaN as in <see cref="Near"/>.</summary>
    public static void NearRelative(double expected, double actual, double relative, string what = "") =>
        // An infinite expectation must not allow for an infinite error.
        Near(expected, actual, double.IsFinite(expected) ? relative * Math.Abs(expected) : 0, what);

    private static JsonElement Parse(string name)
    {
        var path = Path.Combine(Home.Root, "tests", "PersonaNotebooks.Tests", "Golden", name);
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.Clone();
    }
}
