using System.Collections.Concurrent;
using System.Text.Json;

namespace PersonaNotebooks.Tests.Metrics.Text;

/// <summary>Inputs with the results that the reference implementations gave for them.</summary>
internal static class TextGolden
{
    private static readonly ConcurrentDictionary<string, JsonElement> Files = new();

    public static JsonElement Load(string name) => Files.GetOrAdd(name, Parse);

    private static JsonElement Parse(string name)
    {
        var path = Path.Combine(Home.Root, "tests", "PersonaNotebooks.Tests", "Golden", name);
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.Clone();
    }

    /// <summary>The items of a list by their id, for theories.</summary>
    public static TheoryData<string> Ids(string name, string list) =>
        [.. Load(name).GetProperty(list).EnumerateArray().Select(c => c.GetProperty("id").GetString()!)];

    public static JsonElement Find(string name, string list, string id) =>
        Load(name).GetProperty(list).EnumerateArray().Single(c => c.GetProperty("id").GetString() == id);

    public static string[] Strings(JsonElement array) => [.. array.EnumerateArray().Select(e => e.GetString()!)];

    public static double[] Doubles(JsonElement array) => [.. array.EnumerateArray().Select(e => e.GetDouble())];

    public static double[][] Matrix(JsonElement array) => [.. array.EnumerateArray().Select(Doubles)];

    /// <summary>Equal up to an absolute error; NaN never is.</summary>
    public static void Near(double expected, double actual, double tolerance, string what) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance, $"{what}: expected {expected:R}, got {actual:R}");
}
