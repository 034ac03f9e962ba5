using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PersonaNotebooks.Figures;

/// <summary>
/// Where a figure's numbers came from and how sure they are; written beside it as <c>NAME.json</c>. It holds nothing that
/// differs from run to run or machine to machine: no time, path, culture or runtime.
/// </summary>
public sealed record Passport
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>What the figure does not show, in one line.</summary>
    public required string Caveat { get; init; }

    /// <summary>How the intervals were made; "none" where there are none.</summary>
    public string Uncertainty { get; init; } = "none";

    /// <summary>The data files, by path from the collection's root with forward slashes, and their SHA-256; see <see cref="WithData"/>.</summary>
    public IReadOnlyDictionary<string, string> Data { get; init; } = new Dictionary<string, string>();

    /// <summary>The model as its maker names it; "none" where no model was asked.</summary>
    public string Model { get; init; } = "none";

    /// <summary>The digest of the model's weights or, for a remote one, what identifies it; "none" without a model.</summary>
    public string ModelDigest { get; init; } = "none";

    /// <summary>The prompts used, by name, and their SHA-256.</summary>
    public IReadOnlyDictionary<string, string> Prompts { get; init; } = new Dictionary<string, string>();

    /// <summary>The notebook's or command's parameters as text, by name.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>The seed of the run; null where nothing was random.</summary>
    public Seed? Seed { get; init; }

    /// <summary>The library's release.</summary>
    public string Library { get; init; } = LibraryVersion.Current;

    /// <summary>How many model answers the figure rests on.</summary>
    public int Answers { get; init; }

    /// <summary>How many of each level were sampled, for example "person" to 1000.</summary>
    public IReadOnlyDictionary<string, int> N { get; init; } = new Dictionary<string, int>();

    /// <summary>Adds data files by path from the collection's root, for example <c>"data/census/joint.csv"</c>.</summary>
    /// <exception cref="InputException">A file is missing or the path leads out of the collection.</exception>
    public Passport WithData(params string[] paths)
    {
        Dictionary<string, string> all = new(Data);
        foreach (var path in paths)
        {
            all[path.Replace('\\', '/')] = HashFile(path);
        }
        return this with { Data = all };
    }

    /// <summary>Adds prompts by name, such as <c>OpinionPrompt.Names</c>, with the SHA-256 of their text.</summary>
    /// <exception cref="InputException">There is no such prompt.</exception>
    public Passport WithPrompts(params IEnumerable<string> names)
    {
        Dictionary<string, string> all = new(Prompts);
        foreach (var name in names)
        {
            all[name] = Hash(PersonaNotebooks.Prompts.Prompt.Load(name).Text);
        }
        return this with { Prompts = all };
    }

    /// <summary>Adds parameters, written in invariant culture: <c>WithParameters(("states", states), ("people", people))</c>.</summary>
    public Passport WithParameters(params (string Name, object Value)[] parameters)
    {
        Dictionary<string, string> all = new(Parameters);
        foreach (var (name, value) in parameters)
        {
            all[name] = Convert.ToString(value, CultureInfo.InvariantCulture)!;
        }
        return this with { Parameters = all };
    }

    /// <summary>Names the model that answered; once more for each further one: names and digests of different models are listed with semicolons.</summary>
    /// <param name="model">The name it was opened by.</param>
    /// <param name="digest">What identifies its weights.</param>
    /// <param name="note">What a reader must know of it, such as that it is not an LLM; put before the caveat.</param>
    /// <param name="answers">How many of its answers the figure rests on.</param>
    public Passport WithModel(string model, string digest, string? note, int answers) =>
        this with
        {
            Model = Listed(Model, model, digest),
            ModelDigest = Listed(ModelDigest, digest, digest),
            Answers = Answers + answers,
            Caveat = note is null || Caveat.StartsWith(note, StringComparison.Ordinal) ? Caveat : $"{note}: {Caveat}",
        };

    // One digest is one model, however often it is named.
    private string Listed(string sofar, string one, string digest) =>
        ModelDigest == "none" ? one
        : ModelDigest.Split("; ").Contains(digest) ? sofar
        : $"{sofar}; {one}";

    /// <summary>Replaces the uncertainty and what was sampled: <c>WithUncertainty("Wilson score", ("person", 1000))</c>.</summary>
    /// <param name="method">How the intervals were made; "none" and why where there are none.</param>
    /// <param name="n">How many of each level were sampled.</param>
    public Passport WithUncertainty(string method, params (string Level, int Count)[] n) =>
        this with
        {
            Uncertainty = method,
            N = n.ToDictionary(level => level.Level, level => level.Count),
        };

    /// <summary>The SHA-256 of a file by path from the collection's root, in lower-case hexadecimal.</summary>
    /// <exception cref="InputException">The file is missing or the path leads out of the collection.</exception>
    public static string HashFile(string path)
    {
        var full = Path.GetFullPath(Path.Combine(Home.Root, path));
        if (
            Path.IsPathRooted(path)
            || !full.StartsWith(Home.Root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
        )
        {
            throw new InputException(
                $"The data file '{path}' must be named by its path inside the collection, for example 'data/census/joint.csv'."
            );
        }
        if (!File.Exists(full))
        {
            throw new InputException($"The data file '{path}' is not in the collection; check its spelling.");
        }
        using var stream = File.OpenRead(full);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>The SHA-256 of a text (a prompt, say) as UTF-8, in lower-case hexadecimal.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The passport as it is written: sorted names, the hashes of the drawing last.</summary>
    /// <param name="svg">The SVG file's text.</param>
    /// <param name="plotly">The Plotly JSON that the page holds.</param>
    public string ToJson(string svg, string plotly) =>
        new JsonObject
        {
            ["passport"] = 1,
            ["caveat"] = Caveat,
            ["uncertainty"] = Uncertainty,
            ["n"] = Sorted(N, n => n),
            ["data"] = Sorted(Data, sha => sha),
            ["model"] = Model,
            ["modelDigest"] = ModelDigest,
            ["prompts"] = Sorted(Prompts, sha => sha),
            ["answers"] = Answers,
            ["parameters"] = Sorted(Parameters, value => value),
            ["seed"] = Seed?.Value,
            ["library"] = Library,
            ["svgSha256"] = Hash(svg),
            ["plotlySha256"] = Hash(plotly),
        }.ToJsonString(Indented) + "\n";

    private static JsonObject Sorted<T>(IReadOnlyDictionary<string, T> map, Func<T, JsonNode?> write) =>
        new(map.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Key, write(p.Value))));
}
