using PersonaNotebooks.Imitation.Records;

namespace PersonaNotebooks.Imitation.Analysis;

/// <summary>The honest gain: test score of the persona that the run ended with, less that of the first persona, paired over users.</summary>
public static class OptimisationGain
{
    /// <summary>Compares on the test items.</summary>
    /// <exception cref="InputException">Fewer than two users have the measure for both personas.</exception>
    public static PairedGain Of(RunTable table, Measure measure, Seed seed)
    {
        var tests = table.Items.Where(i => i.Stage == "test").ToLookup(i => (i.User, i.Persona));
        var users = table
            .Users.Select(u =>
                (First: measure.Mean(tests[(u, "p0")]), Last: measure.Mean(tests[(u, table.Last(u).Best)]))
            )
            .Where(u => u is { First: not null, Last: not null })
            .ToArray();
        return PairedGain.Of(
            [.. users.Select(u => u.Last!.Value)],
            [.. users.Select(u => u.First!.Value)],
            seed.For("optimisation gain")
        );
    }
}
