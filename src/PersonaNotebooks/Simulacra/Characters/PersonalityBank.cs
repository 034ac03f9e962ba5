using PersonaNotebooks.Models.Corpora;

namespace PersonaNotebooks.Simulacra;

/// <summary>
/// First-person sentences for each of the eight functions at each of eight ranks, ten to a cell: rank 1 is the strongest expression of the function,
/// rank 8 the weakest or the opposite (Xie et al. 2025, the structure only; the sentences are ours).
/// </summary>
public sealed class PersonalityBank
{
    /// <summary>How many ranks there are.</summary>
    public const int Ranks = 8;

    /// <summary>How many sentences a full bank has at each function and rank.</summary>
    public const int SentencesPerCell = 10;

    private readonly IReadOnlyDictionary<(CognitiveFunction, int), IReadOnlyList<string>> cells;

    /// <summary>A bank from its cells.</summary>
    /// <exception cref="InputException">A cell is missing or is not full, or a sentence stands twice.</exception>
    public PersonalityBank(IReadOnlyDictionary<(CognitiveFunction Function, int Rank), IReadOnlyList<string>> cells)
    {
        foreach (var function in CognitiveFunctions.All)
        {
            for (var rank = 1; rank <= Ranks; rank++)
            {
                var count = cells.GetValueOrDefault((function, rank))?.Count ?? 0;
                if (count != SentencesPerCell)
                {
                    throw new InputException(
                        $"The personality bank has {count} sentences for {function} at rank {rank}; it must have {SentencesPerCell}."
                    );
                }
            }
        }
        var twice = cells
            .Values.SelectMany(s => s)
            .GroupBy(s => s, StringComparer.Ordinal)
            .FirstOrDefault(g => g.Count() > 1);
        this.cells = twice is null
            ? cells
            : throw new InputException(
                $"The personality bank has the sentence '{twice.Key}' twice; each must stand once."
            );
    }

    /// <summary>The ten sentences of a function at a rank.</summary>
    /// <param name="function">Which function.</param>
    /// <param name="rank">1, the strongest, to 8.</param>
    public IReadOnlyList<string> this[CognitiveFunction function, int rank] => cells[(function, rank)];

    /// <summary>Reads <c>data/characters/personality-bank.yaml</c> or a file like it.</summary>
    /// <exception cref="InputException">The file is missing or wrong; the message names the line or the cell.</exception>
    public static PersonalityBank Load(string? path = null)
    {
        var source = YamlSource.Read(path ?? Home.Data("characters", "personality-bank.yaml"));
        Dictionary<(CognitiveFunction, int), IReadOnlyList<string>> cells = [];
        var functions = source.Map(source.Root, [.. CognitiveFunctions.All.Select(f => f.ToString())]);
        foreach (var (function, ranks) in functions)
        {
            foreach (var (rank, sentences) in source.Map(ranks, "1", "2", "3", "4", "5", "6", "7", "8"))
            {
                cells[(CognitiveFunctions.Parse(function), rank[0] - '0')] =
                [
                    .. source.List(sentences).Select(s => source.Text(s).Trim()),
                ];
            }
        }
        return new(cells);
    }
}
