namespace PersonaNotebooks.Census;

/// <summary>
/// Raking, that is iterative proportional fitting (Deming and Stephan 1940): scales a table, or the weights of respondents, to
/// one margin after the other until all hold. The result is the table closest to the start in Kullback-Leibler divergence that
/// has the margins; odds ratios that no margin speaks of stay as they were. Zero cells stay zero.
/// </summary>
public static class Raking
{
    /// <summary>Rakes a table.</summary>
    /// <param name="table">The start.</param>
    /// <param name="margins">The targets; their totals must agree.</param>
    /// <param name="tolerance">The largest absolute deviation from a target that counts as reached, or 1e-14 of the largest target where that is more.</param>
    /// <param name="maxIterations">Full cycles before giving up; the result then says that it did not converge.</param>
    /// <exception cref="InputException">Margins disagree in total, ask for people where the table has none, or name other categories.</exception>
    public static RakingResult Fit(
        ContingencyTable table,
        IReadOnlyList<Margin> margins,
        double tolerance = 1e-10,
        int maxIterations = 1000
    )
    {
        List<(Margin, int[])> steps = [];
        foreach (var margin in margins)
        {
            var index = new int[table.Cells.Length];
            foreach (var dimension in margin.Target.Dimensions)
            {
                var own = table.DimensionIndex(dimension.Name);
                int[] to = [.. table.Dimensions[own].Categories.Select(c => dimension.IndexOf(margin.CategoryFor(c)))];
                for (var i = 0; i < index.Length; i++)
                {
                    index[i] = index[i] * dimension.Categories.Count + to[table.Coordinate(i, own)];
                }
            }
            steps.Add((margin, index));
        }
        return Cycle(table.Cells.ToArray(), steps, tolerance, maxIterations);
    }

    /// <summary>Rakes respondents' weights.</summary>
    /// <param name="weights">The starting weights, one per respondent; all ones if nothing is known.</param>
    /// <param name="answers">For every dimension that a margin uses, each respondent's category.</param>
    /// <param name="margins">The targets.</param>
    /// <param name="tolerance">As for tables.</param>
    /// <param name="maxIterations">As for tables.</param>
    /// <exception cref="InputException">As for tables, or the answers are not one per respondent.</exception>
    public static RakingResult FitRespondents(
        IReadOnlyList<double> weights,
        IReadOnlyDictionary<string, IReadOnlyList<string>> answers,
        IReadOnlyList<Margin> margins,
        double tolerance = 1e-10,
        int maxIterations = 1000
    )
    {
        List<(Margin, int[])> steps = [];
        foreach (var margin in margins)
        {
            var index = new int[weights.Count];
            foreach (var dimension in margin.Target.Dimensions)
            {
                if (!answers.TryGetValue(dimension.Name, out var column) || column.Count != weights.Count)
                {
                    throw new InputException(
                        $"Raking on {dimension.Name} needs one answer for each of the {weights.Count} weights."
                    );
                }
                for (var i = 0; i < index.Length; i++)
                {
                    index[i] = index[i] * dimension.Categories.Count + dimension.IndexOf(margin.CategoryFor(column[i]));
                }
            }
            steps.Add((margin, index));
        }
        return Cycle([.. weights], steps, tolerance, maxIterations);
    }

    /// <summary>Rakes people, all of weight one at the start.</summary>
    /// <param name="people">The people; their state, age, sex and race are what margins can speak of.</param>
    /// <param name="margins">The targets.</param>
    /// <exception cref="InputException">As for tables.</exception>
    public static RakingResult FitPeople(IReadOnlyCollection<Person> people, params Margin[] margins) =>
        FitRespondents([.. people.Select(_ => 1.0)], PeopleColumns.Of(people), margins);

    private static RakingResult Cycle(
        double[] values,
        List<(Margin Margin, int[] Index)> steps,
        double tolerance,
        int max
    )
    {
        RequireSameTotals(steps);
        var targets = steps.Select(s => s.Margin.Target.Cells.ToArray()).ToArray();
        var sums = targets.Select(t => new double[t.Length]).ToArray();
        var factors = targets.Select(t => new double[t.Length]).ToArray();
        // Counts of millions cannot be met closer than the rounding of a sum of doubles.
        var reached = Math.Max(tolerance, 1e-14 * targets.SelectMany(t => t).DefaultIfEmpty().Max());
        for (var iteration = 1; ; iteration++)
        {
            for (var m = 0; m < steps.Count; m++)
            {
                var (margin, index) = steps[m];
                Sum(values, index, sums[m]);
                for (var c = 0; c < factors[m].Length; c++)
                {
                    if (sums[m][c] == 0 && targets[m][c] > 0)
                    {
                        throw new InputException(
                            $"The margin '{margin.Name}' wants {targets[m][c]} in {string.Join(", ", margin.Target.Categories(c))}, where there is nobody to weight up; merge that category with another."
                        );
                    }
                    factors[m][c] = sums[m][c] == 0 ? 0 : targets[m][c] / sums[m][c];
                }
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] *= factors[m][index[i]];
                }
            }
            MarginFit[] fits =
            [
                .. steps.Select(
                    (s, m) => new MarginFit(s.Margin.Name, Deviation(values, s.Index, targets[m], sums[m]))
                ),
            ];
            var converged = fits.All(f => f.MaxDeviation <= reached);
            if (converged || iteration >= max)
            {
                return new(values, iteration, converged, fits);
            }
        }
    }

    private static void Sum(double[] values, int[] index, double[] sums)
    {
        Array.Clear(sums);
        for (var i = 0; i < values.Length; i++)
        {
            sums[index[i]] += values[i];
        }
    }

    private static double Deviation(double[] values, int[] index, double[] target, double[] sums)
    {
        Sum(values, index, sums);
        return sums.Zip(target, (s, t) => Math.Abs(s - t)).Max();
    }

    private static void RequireSameTotals(List<(Margin Margin, int[] Index)> steps)
    {
        if (steps.Count == 0)
        {
            throw new InputException("Raking needs at least one margin.");
        }
        var first = steps[0].Margin;
        foreach (var (margin, _) in steps)
        {
            if (Math.Abs(margin.Target.Total - first.Target.Total) > 1e-9 * first.Target.Total)
            {
                throw new InputException(
                    $"The margins '{first.Name}' ({first.Target.Total}) and '{margin.Name}' ({margin.Target.Total}) differ in total, so no table can meet both; scale one to the other."
                );
            }
        }
    }
}
