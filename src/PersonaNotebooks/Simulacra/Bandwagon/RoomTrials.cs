namespace PersonaNotebooks.Simulacra;

/// <summary>The 18 trials of Asch (1956) as Xie et al. 2025 use them: nine, twice; six neutral and twelve critical.</summary>
public static class RoomTrials
{
    private static readonly (double Standard, double[] Lines, int Correct, int Majority)[] Block =
    [
        (10, [8.75, 10, 8], 2, 2),
        (2, [2, 1, 1.5], 1, 1),
        (3, [3.75, 4.25, 3], 3, 1),
        (5, [5, 4, 6.5], 1, 2),
        (4, [3, 5, 4], 3, 3),
        (3, [3.75, 4.25, 3], 3, 2),
        (8, [6.25, 8, 6.75], 2, 3),
        (5, [5, 4, 6.5], 1, 3),
        (8, [6.25, 8, 6.75], 2, 1),
    ];

    /// <summary>The trials in order.</summary>
    public static IReadOnlyList<RoomTrial> All { get; } =
    [.. Block.Concat(Block).Select((t, i) => new RoomTrial(i + 1, t.Standard, t.Lines, t.Correct, t.Majority))];
}
