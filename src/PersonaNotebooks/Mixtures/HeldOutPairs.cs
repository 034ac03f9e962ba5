namespace PersonaNotebooks.Mixtures;

/// <summary>
/// The pairs that held-out records are scored with. They do not depend on the gates, so that gates and numbers of personas are compared by the same
/// ruler: all pairs where there are not more than wanted (the likelihood is then exact), else as many for each persona, drawn evenly once and weighted up by the
/// exemplars they stand for (Horvitz and Thompson), which leaves p(y|x) unbiased for any gates.
/// </summary>
/// <param name="wanted">The most pairs of a record; at least one for each persona is taken.</param>
/// <param name="seed">Draws them.</param>
internal sealed class HeldOutPairs(long wanted, Seed seed)
{
    /// <summary>The pairs of a record with the logarithms of their weights.</summary>
    /// <param name="pass">The gates.</param>
    /// <param name="row">The record's row in the pass.</param>
    /// <param name="record">The record's place, for the draw.</param>
    public ChosenPair[] Choose(GatePass pass, int row, int record)
    {
        var personas = pass.Persona.Columns;
        if ((long)personas * pass.Scaled.Columns <= wanted)
        {
            return All(pass, row);
        }
        var open = Open(pass, row);
        var each = (int)Math.Clamp(wanted / personas, 1, open.Length);
        var standsFor = Math.Log(open.Length / (double)each);
        var stream = seed.For("held-out pairs", record).Stream();
        List<ChosenPair> chosen = [];
        for (var k = 0; k < personas; k++)
        {
            stream.Shuffle<int>(open);
            chosen.AddRange(open.Take(each).Select(j => One(pass, row, new(k, j), standsFor)));
        }
        return [.. chosen];
    }

    /// <summary>All pairs of a record but the masked ones.</summary>
    public static ChosenPair[] All(GatePass pass, int row) =>
        [
            .. Enumerable
                .Range(0, pass.Persona.Columns)
                .SelectMany(k => Open(pass, row).Select(j => One(pass, row, new(k, j), 0))),
        ];

    private static int[] Open(GatePass pass, int row)
    {
        var scaled = pass.Scaled.Row(row).ToArray();
        return [.. Enumerable.Range(0, scaled.Length).Where(j => scaled[j] > 0)];
    }

    private static ChosenPair One(GatePass pass, int row, Pair pair, double more) =>
        new(pair, pass.LogWeight(row, pair) + more);
}
