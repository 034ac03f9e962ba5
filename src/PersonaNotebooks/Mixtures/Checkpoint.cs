using System.Runtime.InteropServices;
using System.Text.Json;

namespace PersonaNotebooks.Mixtures;

/// <summary>The file that a training goes on from. Numbers are kept to the bit.</summary>
internal static class Checkpoint
{
    private static readonly JsonSerializerOptions Json = new()
    {
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private sealed record Content(
        string Fingerprint,
        int Inputs,
        int Size,
        int Personas,
        int Epoch,
        int Step,
        int BestEpoch,
        double LearningRate,
        string Parameters,
        string Best,
        string First,
        string Second,
        TrainingPoint[] Curve,
        int[] Used
    );

    public static void Write(string path, string fingerprint, TrainingState state) =>
        AtomicFile.WriteText(
            path,
            JsonSerializer.Serialize(
                new Content(
                    fingerprint,
                    state.Gates.Inputs,
                    state.Gates.Size,
                    state.Gates.Personas,
                    state.Epoch,
                    state.Step,
                    state.BestEpoch,
                    state.Adam.Rate,
                    Text(state.Gates.Parameters),
                    Text(state.Best.Parameters),
                    Text(state.Adam.First),
                    Text(state.Adam.Second),
                    [.. state.Curve],
                    [.. state.Used]
                ),
                Json
            )
        );

    /// <summary>The state in a file; null where there is no file.</summary>
    /// <exception cref="InputException">The file is damaged or of another run.</exception>
    public static TrainingState? Read(string path, string fingerprint)
    {
        if (!File.Exists(path))
        {
            return null;
        }
        try
        {
            var c = JsonSerializer.Deserialize<Content>(File.ReadAllText(path), Json) ?? throw new JsonException();
            if (c.Fingerprint != fingerprint)
            {
                throw new InputException(
                    $"The checkpoint '{path}' is of another training (data, personas, options, model or seed differ); name another file or delete it."
                );
            }
            return new(
                Gates.Of(c.Inputs, c.Size, c.Personas, Numbers(c.Parameters)),
                new(c.LearningRate, Numbers(c.First), Numbers(c.Second))
            )
            {
                Best = Gates.Of(c.Inputs, c.Size, c.Personas, Numbers(c.Best)),
                BestEpoch = c.BestEpoch,
                Epoch = c.Epoch,
                Step = c.Step,
                Curve = [.. c.Curve],
                Used = [.. c.Used],
            };
        }
        catch (Exception e) when (e is JsonException or FormatException or ArgumentException or NullReferenceException)
        {
            throw new InputException($"The checkpoint '{path}' is damaged; delete it to begin anew.", e);
        }
    }

    /// <summary>Numbers as base64 of their bytes, low byte first.</summary>
    public static string Text(double[] numbers) => Convert.ToBase64String(MemoryMarshal.AsBytes(numbers.AsSpan()));

    /// <summary>Numbers from base64.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static double[] Numbers(string text) =>
        MemoryMarshal.Cast<byte, double>(Convert.FromBase64String(text)).ToArray();
}
