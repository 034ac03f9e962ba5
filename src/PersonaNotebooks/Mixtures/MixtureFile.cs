using System.Text.Json;
using PersonaNotebooks.Personas;

namespace PersonaNotebooks.Mixtures;

/// <summary>
/// A mixture on disk: personas, gates, encoder's name, the pool's ids and hash, and how it was trained. It holds neither a model nor the pool's texts: gates carry over
/// to any model, and whoever has the records can load them.
/// </summary>
public static class MixtureFile
{
    private const int Format = 1;

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private sealed record SavedPersona(string Id, string Text, string? WrittenBy);

    private sealed record Content(
        int Mixture,
        string Library,
        string Encoder,
        string TrainedWith,
        bool LearnedTemperatures,
        SavedPersona[] Personas,
        string[] Pool,
        string PoolHash,
        int Inputs,
        int Size,
        string Gates,
        TrainingOrigin? Origin
    );

    /// <summary>Writes a mixture.</summary>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public static void Save(string path, Mixture mixture) =>
        AtomicFile.WriteText(
            path,
            JsonSerializer.Serialize(
                new Content(
                    Format,
                    LibraryVersion.Current,
                    mixture.Encoder,
                    mixture.TrainedWith,
                    mixture.LearnedTemperatures,
                    [.. mixture.Personas.Select(p => new SavedPersona(p.Id, p.Text, p.WrittenBy))],
                    [.. mixture.Exemplars.Select(e => e.Id)],
                    Hash(mixture.Exemplars),
                    mixture.Gates.Inputs,
                    mixture.Gates.Size,
                    Checkpoint.Text(mixture.Gates.Parameters),
                    mixture.Origin
                ),
                Indented
            ) + "\n"
        );

    /// <summary>Reads a mixture; its pool is taken from the records by id.</summary>
    /// <exception cref="InputException">The file is missing or damaged, or the records are not those that the pool came from.</exception>
    public static Mixture Load(string path, IReadOnlyList<MixtureRecord> records)
    {
        if (!File.Exists(path))
        {
            throw new InputException($"There is no mixture '{path}'; 'persona mop train' writes one.");
        }
        try
        {
            var c = JsonSerializer.Deserialize<Content>(File.ReadAllText(path)) ?? throw new JsonException();
            if (c.Mixture != Format)
            {
                throw new InputException(
                    $"'{path}' is a mixture of format {c.Mixture}; this version reads format {Format}."
                );
            }
            var gates = Gates.Of(c.Inputs, c.Size, c.Personas.Length, Checkpoint.Numbers(c.Gates));
            return new(
                [.. c.Personas.Select(p => new Persona(p.Id, p.Text) { WrittenBy = p.WrittenBy })],
                Pool(path, c, records),
                gates,
                c.Encoder,
                c.TrainedWith
            )
            {
                LearnedTemperatures = c.LearnedTemperatures,
                Origin = c.Origin,
            };
        }
        catch (Exception e) when (e is JsonException or FormatException or ArgumentException or NullReferenceException)
        {
            throw new InputException($"The mixture '{path}' is damaged or no mixture; train it anew.", e);
        }
    }

    private static MixtureRecord[] Pool(string path, Content content, IReadOnlyList<MixtureRecord> records)
    {
        var byId = records.GroupBy(r => r.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First());
        if (content.Pool.FirstOrDefault(id => !byId.ContainsKey(id)) is { } missing)
        {
            throw new InputException(
                $"The mixture '{path}' needs record '{missing}' for its pool, which the data do not hold; give it the data it was trained on."
            );
        }
        MixtureRecord[] pool = [.. content.Pool.Select(id => byId[id])];
        return Hash(pool) == content.PoolHash
            ? pool
            : throw new InputException(
                $"The records of the pool of '{path}' have other texts than when it was trained; give it the same data."
            );
    }

    private static string Hash(IReadOnlyList<MixtureRecord> pool) => TrainingData.Hash(JsonSerializer.Serialize(pool));
}
