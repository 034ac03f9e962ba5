namespace PersonaNotebooks.Census;

/// <summary>
/// Makes the adults table from the published series: B01001 (everybody), H (White, not Hispanic), I (Hispanic) give three groups
/// exactly; the third, everybody else who is not Hispanic, is split by estimate. See <c>data/census/SOURCES.md</c>.
/// </summary>
public static class AdultsBuilder
{
    /// <summary>The tables that <see cref="Build"/> needs.</summary>
    public static IReadOnlyList<string> Tables { get; } =
    ["B01001", "B01001H", "B01001I", "B01001B", "B01001D", "B03002"];

    private static readonly int[][] MaleLines =
    [
        [7],
        [8, 9, 10],
        [11],
        [12],
        [13, 14],
        [15, 16],
        [17, 18, 19],
        [20, 21, 22],
        [23, 24],
        [25],
    ];

    /// <summary>The lines of the adults table as CSV, header first.</summary>
    /// <param name="tables">The Census API's answers by table id; B and D may lack states (suppressed).</param>
    /// <exception cref="InputException">A published count that the exact groups need is missing.</exception>
    public static IEnumerable<string> Build(IReadOnlyDictionary<string, CensusApiTable> tables)
    {
        yield return "state,age,sex,race,adults,basis";
        foreach (var state in States.All.Where(s => tables["B01001"].Fips.Contains(s.Fips)))
        {
            long Need(string table, int line) =>
                tables[table].Count(state.Fips, $"{table}_{line:000}E")
                ?? throw new InputException(
                    $"{table} line {line} is missing for {state.Name}; the exact groups need it."
                );
            var (rest, black, asian) = (Need("B03002", 2) - Need("B03002", 3), Need("B03002", 4), Need("B03002", 6));
            var blackShare = Ratio(black, black + Need("B03002", 14));
            var asianShare = Ratio(asian, asian + Need("B03002", 16));
            for (var age = 0; age < AdultsTable.Age.Categories.Count; age++)
            {
                foreach (var (sex, full, part) in new[] { ("male", 0, 7), ("female", 24, 22) })
                {
                    var all = MaleLines[age].Sum(line => Need("B01001", line + full));
                    var (white, hispanic) = (Need("B01001H", part + age), Need("B01001I", part + age));
                    var others = all - white - hispanic;
                    double Part(string table, double share, long allAges) =>
                        tables[table].Count(state.Fips, $"{table}_{part + age:000}E") is { } count
                            ? count * share
                            : others * Ratio(allAges, rest);
                    var split = Split(others, Part("B01001B", blackShare, black), Part("B01001D", asianShare, asian));
                    var prefix = $"{state.Postal},{AdultsTable.Age.Categories[age]},{sex}";
                    yield return $"{prefix},white,{white},published";
                    yield return $"{prefix},hispanic,{hispanic},published";
                    yield return $"{prefix},black,{split[0]},estimated";
                    yield return $"{prefix},asian,{split[1]},estimated";
                    yield return $"{prefix},other,{split[2]},estimated";
                }
            }
        }
    }

    /// <summary>Splits a published count into Black, Asian and other people, whole numbers that add up to it (largest remainder; ties to the first).</summary>
    /// <param name="count">The published count; not negative.</param>
    /// <param name="black">The estimate of Black people among them.</param>
    /// <param name="asian">The estimate of Asian people among them; if both together exceed the count they are scaled down.</param>
    public static long[] Split(long count, double black, double asian)
    {
        double[] weights = [black, asian, Math.Max(0, count - black - asian)];
        var total = weights.Sum();
        if (total == 0)
        {
            return [0, 0, count];
        }
        double[] exact = [.. weights.Select(w => count * w / total)];
        long[] whole = [.. exact.Select(x => (long)x)];
        foreach (
            var i in Enumerable
                .Range(0, 3)
                .OrderByDescending(i => exact[i] - whole[i])
                .ThenBy(i => i)
                .Take((int)(count - whole.Sum()))
        )
        {
            whole[i]++;
        }
        return whole;
    }

    private static double Ratio(long part, long whole) => whole == 0 ? 0 : (double)part / whole;
}
