using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using PersonaNotebooks.Models;
using PersonaNotebooks.Prompts;

namespace PersonaNotebooks.Simulacra;

/// <summary>
/// Lets a model read the index of all memories (key and summary) and name those that fit (Xie et al. 2025). The index is cut into parts that
/// are read side by side: two halves, or more where a half would pass <see cref="LinesPerPart"/>.
/// </summary>
/// <remarks>
/// Deviation: the model says how well each memory fits, from 0 to 100, and the best of all parts win; the public code takes the first of an unordered
/// set. A reply that names no memory in the asked form finds nothing.
/// </remarks>
/// <param name="memories">The memories.</param>
/// <param name="chat">The model that reads.</param>
/// <param name="options">Options of its calls; the temperature should be the mind's.</param>
public sealed partial class IndexRetriever(
    IReadOnlyList<Memory> memories,
    IChatClient chat,
    ChatOptions? options = null
) : IMemoryRetriever
{
    /// <summary>The most lines of the index in one call.</summary>
    public const int LinesPerPart = 200;

    /// <summary>The most memories that one part names.</summary>
    public const int NamedPerPart = 2;

    private static readonly Prompt Reading = Prompt.Load("simulacra-index");

    private readonly Dictionary<int, Memory> byKey = memories.ToDictionary(m => m.Key);

    /// <inheritdoc/>
    public string Name => "index";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ScoredMemory>> FindAsync(
        string query,
        int count,
        int draw = 0,
        CancellationToken cancellationToken = default
    )
    {
        var ordered = memories.OrderBy(m => m.Key).ToArray();
        var parts = Math.Max(2, (ordered.Length + LinesPerPart - 1) / LinesPerPart);
        var size = Math.Max(1, (ordered.Length + parts - 1) / parts);
        var replies = await Task.WhenAll(
                ordered.Chunk(size).Select(part => AskAsync(part, query, draw, cancellationToken))
            )
            .ConfigureAwait(false);
        return Ranked.Best(replies.SelectMany(Read), count);
    }

    private async Task<string> AskAsync(Memory[] part, string query, int draw, CancellationToken cancellationToken)
    {
        var index = string.Join('\n', part.Select(m => $"\"{m.Key:D3}\" {m.Summary.ReplaceLineEndings(" ")}"));
        var request = Reading.Fill(
            ("index", index),
            ("query", query),
            ("most", NamedPerPart.ToString(CultureInfo.InvariantCulture))
        );
        var drawn = (options?.Clone() ?? new ChatOptions()).WithDraw(draw);
        var reply = await chat.GetResponseAsync(request, drawn, cancellationToken).ConfigureAwait(false);
        return reply.Text;
    }

    // A key that is named twice counts once, by its better mark.
    private IEnumerable<ScoredMemory> Read(string reply) =>
        Named()
            .Matches(reply)
            .Select(m => (Key: Number(m.Groups[1].Value), Fit: Number(m.Groups[2].Value)))
            .Where(n => n is { Key: { } key, Fit: >= 0 and <= 100 } && byKey.ContainsKey(key))
            .GroupBy(n => n.Key!.Value)
            .Select(g => new ScoredMemory(byKey[g.Key], g.Max(n => n.Fit!.Value)))
            .OrderByDescending(f => f.Score)
            .ThenBy(f => f.Memory.Key)
            .Take(NamedPerPart);

    private static int? Number(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex("\"([0-9]{3,7})\"\\s*:\\s*([0-9]{1,3})(?![0-9.])")]
    private static partial Regex Named();
}
