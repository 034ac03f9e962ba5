using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using PersonaNotebooks.Personas;

namespace PersonaNotebooks.Mixtures;

/// <summary>The records of a training, split, turned into vectors and with their masks.</summary>
internal sealed class TrainingData
{
    private TrainingData(IReadOnlyList<MixtureRecord> records, int[] train, int[] heldOut) =>
        (Records, Train, HeldOut) = (records, train, heldOut);

    public IReadOnlyList<MixtureRecord> Records { get; }

    /// <summary>Places of the records that are trained on.</summary>
    public int[] Train { get; }

    /// <summary>Places of the records that only stop the training.</summary>
    public int[] HeldOut { get; }

    public required GateInputs Inputs { get; init; }

    /// <summary>A row for each record, with the constant entry.</summary>
    public required Matrix Contexts { get; init; }

    /// <summary>For each record the exemplars with its id or its text.</summary>
    public required int[][] Masked { get; init; }

    /// <summary>What the run is made of, as one hash: a checkpoint goes on only with the same.</summary>
    public required string Fingerprint { get; init; }

    public static async Task<TrainingData> PrepareAsync(
        IReadOnlyList<Persona> personas,
        IReadOnlyList<MixtureRecord> exemplars,
        IReadOnlyList<MixtureRecord> records,
        IEmbeddingGenerator<string, Embedding<float>> encoder,
        string configuration,
        double heldOut,
        Seed seed,
        CancellationToken cancellationToken
    )
    {
        Check(personas, exemplars, records);
        var (train, held) = Split(records.Count, heldOut, seed);
        var masks = Masks(exemplars, records);
        string[] texts =
        [
            .. personas.Select(p => p.Text),
            .. exemplars.Select(ExemplarText),
            .. records.Select(r => r.Context),
        ];
        var vectors = await TextVectors.OfAsync(encoder, texts, cancellationToken).ConfigureAwait(false);
        var (k, n) = (personas.Count, exemplars.Count);
        return new(records, train, held)
        {
            Inputs = new(vectors.Take([.. Enumerable.Range(0, k)]), vectors.Take([.. Enumerable.Range(k, n)])),
            Contexts = GateInputs.WithConstant(vectors.Take([.. Enumerable.Range(k + n, records.Count)])),
            Masked = masks,
            Fingerprint = Hash(
                configuration,
                seed.ToString(),
                // Two encoders may have one name or none.
                Hash(vectors),
                JsonSerializer.Serialize(
                    new
                    {
                        personas,
                        exemplars,
                        records,
                    }
                )
            ),
        };
    }

    /// <summary>Places of the records that are trained on and of those that are held out.</summary>
    public static (int[] Train, int[] HeldOut) Split(int records, double heldOut, Seed seed)
    {
        var order = Enumerable.Range(0, records).ToArray();
        seed.For("held out").Stream().Shuffle<int>(order);
        var held = Math.Clamp((int)Math.Round(heldOut * records), 1, Math.Max(1, records - 1));
        return ([.. order[held..].Order()], [.. order[..held].Order()]);
    }

    private static string Hash(Matrix vectors) =>
        $"{vectors.Rows}×{vectors.Columns}:{Convert.ToHexStringLower(SHA256.HashData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(vectors.Values.AsSpan())))}";

    /// <summary>An exemplar as the encoder sees it: context and text (the paper does not say).</summary>
    public static string ExemplarText(MixtureRecord exemplar) => $"{exemplar.Context}\n{exemplar.Text}".Trim('\n');

    /// <summary>Texts that differ in case or white space only count as the same.</summary>
    public static string Normal(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();

    public static string Hash(params string[] parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts))));

    private static void Check(
        IReadOnlyList<Persona> personas,
        IReadOnlyList<MixtureRecord> exemplars,
        IReadOnlyList<MixtureRecord> records
    )
    {
        if (personas.Count == 0 || exemplars.Count == 0 || records.Count < 2)
        {
            throw new InputException(
                $"A mixture needs a persona, an exemplar and two records, but there are {personas.Count}, {exemplars.Count} and {records.Count}."
            );
        }
        if (
            records.FirstOrDefault(r => string.IsNullOrWhiteSpace(r.Text) || string.IsNullOrWhiteSpace(r.Context)) is
            { } empty
        )
        {
            throw new InputException($"Record '{empty.Id}' has an empty text or context; leave it out or fill it in.");
        }
        if (records.GroupBy(r => r.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new InputException($"Two records have the id '{twice.Key}'; ids must be unique.");
        }
    }

    private static int[][] Masks(IReadOnlyList<MixtureRecord> exemplars, IReadOnlyList<MixtureRecord> records)
    {
        var byId = exemplars.Index().ToLookup(e => e.Item.Id, e => e.Index, StringComparer.Ordinal);
        var byText = exemplars.Index().ToLookup(e => Normal(e.Item.Text), e => e.Index, StringComparer.Ordinal);
        return [.. records.Select(Mask)];

        int[] Mask(MixtureRecord record)
        {
            int[] mask = [.. byId[record.Id].Union(byText[Normal(record.Text)]).Order()];
            return mask.Length < exemplars.Count
                ? mask
                : throw new InputException(
                    $"Every exemplar of the pool is record '{record.Id}' itself or has its text; give the pool other texts."
                );
        }
    }
}
