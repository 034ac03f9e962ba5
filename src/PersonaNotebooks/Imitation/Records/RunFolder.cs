using System.Text.Json;
using System.Text.Json.Nodes;

namespace PersonaNotebooks.Imitation.Records;

/// <summary>
/// A run on disk: <c>run.json</c> with its settings, and for each user a file of JSON lines in <c>users/</c> (and in a folder of <c>baselines/</c> for each condition). Two
/// runs never share a folder: going on needs the same settings.
/// </summary>
/// <param name="path">The run's folder.</param>
public sealed class RunFolder(string path)
{
    private const string Rounds = "users",
        Baselines = "baselines";

    /// <summary>The folder.</summary>
    public string Path => path;

    /// <summary>Begins a run, or goes on with one that has the same settings.</summary>
    /// <param name="settings">Everything that shapes the run's results, by name.</param>
    /// <returns>True when the run was there already.</returns>
    /// <exception cref="InputException">A run with other settings is there; the sentence names the first that differs.</exception>
    public bool Begin(IReadOnlyDictionary<string, string> settings)
    {
        JsonObject json = new(
            settings
                .OrderBy(s => s.Key, StringComparer.Ordinal)
                .Select(s => KeyValuePair.Create(s.Key, (JsonNode?)s.Value))
        );
        var file = System.IO.Path.Combine(path, "run.json");
        var known = Settings();
        if (known.Count > 0)
        {
            var differs = settings
                .Keys.Union(known.Keys)
                .Order(StringComparer.Ordinal)
                .FirstOrDefault(k => settings.GetValueOrDefault(k) != known.GetValueOrDefault(k));
            return differs is null
                ? true
                : throw new InputException(
                    $"The folder '{path}' holds a run with another {differs} ('{known.GetValueOrDefault(differs)}', now '{settings.GetValueOrDefault(differs)}'); give this run another id."
                );
        }
        AtomicFile.WriteText(
            file,
            json.ToJsonString(
                new()
                {
                    WriteIndented = true,
                    NewLine = "\n",
                    Encoder = RecordFile.Json.Encoder,
                }
            ) + "\n"
        );
        return false;
    }

    /// <summary>Makes sure that some settings are those of the run that is there.</summary>
    /// <exception cref="InputException">One of them is another; it is named.</exception>
    public void Check(IReadOnlyDictionary<string, string> settings)
    {
        var known = Settings();
        if (settings.Keys.FirstOrDefault(k => known.GetValueOrDefault(k) != settings[k]) is { } differs)
        {
            throw new InputException(
                $"The run in '{path}' was made with {differs} '{known.GetValueOrDefault(differs)}', not '{settings[differs]}'; give the same options again."
            );
        }
    }

    /// <summary>The settings of the run that is there; empty when there is none.</summary>
    /// <exception cref="InputException">The file is damaged.</exception>
    public IReadOnlyDictionary<string, string> Settings()
    {
        var file = System.IO.Path.Combine(path, "run.json");
        try
        {
            return System.IO.File.Exists(file)
                ? JsonSerializer.Deserialize<Dictionary<string, string>>(System.IO.File.ReadAllText(file))!
                : new Dictionary<string, string>();
        }
        catch (JsonException e)
        {
            throw new InputException($"'{file}' is not the settings of a run ({e.Message.TrimEnd('.')}).", e);
        }
    }

    /// <summary>Reads all records of the run.</summary>
    /// <exception cref="InputException">There is no run, or a line is damaged; file and line are named.</exception>
    public RunTable Read()
    {
        if (Settings().Count == 0)
        {
            throw new InputException($"There is no run in '{path}'; begin one with 'persona imitate run'.");
        }
        List<RoundRecord> rounds = [];
        List<ItemRecord> items = [];
        foreach (var folder in (string[])[Rounds, Baselines])
        {
            var place = System.IO.Path.Combine(path, folder);
            var files = Directory.Exists(place)
                ? Directory.GetFiles(place, "*.jsonl", SearchOption.AllDirectories)
                : [];
            foreach (var file in files.Order(StringComparer.Ordinal))
            {
                Read(file, rounds, items);
            }
        }
        return new(rounds, items);
    }

    internal RecordFile OpenRounds(string user) => new(File(Rounds, user));

    internal RecordFile OpenBaselines(PersonaNotebooks.Imitation.Baselines.BaselineCondition condition, string user) =>
        new(File(System.IO.Path.Combine(Baselines, condition.ToString()), user));

    private static void Read(string file, List<RoundRecord> rounds, List<ItemRecord> items)
    {
        var text = System.IO.File.ReadAllText(file);
        // A last line without its end was cut off by a kill.
        foreach (var (index, line) in text[..(text.LastIndexOf('\n') + 1)].Split('\n').Index())
        {
            if (line.Length == 0)
            {
                continue;
            }
            try
            {
                var json = JsonSerializer.Deserialize<JsonElement>(line);
                if (json.TryGetProperty("round", out var round))
                {
                    rounds.Add(round.Deserialize<RoundRecord>(RecordFile.Json)!);
                }
                else
                {
                    items.Add(json.GetProperty("item").Deserialize<ItemRecord>(RecordFile.Json)!);
                }
            }
            catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
            {
                throw new InputException(
                    $"{file}, line {index + 1}: this is no record of a run; take the line out and run again.",
                    e
                );
            }
        }
    }

    // Ids come from data: only what cannot lead out of the folder is taken as it is.
    private string File(string folder, string user) =>
        System.IO.Path.Combine(
            path,
            folder,
            (user.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? user : Posts.Pseudonym.Of(user))
                + ".jsonl"
        );
}
