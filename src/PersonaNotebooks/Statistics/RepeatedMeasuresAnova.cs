namespace PersonaNotebooks.Statistics;

/// <summary>
/// Two-way analysis of variance with both factors within subjects, for example users measured under each condition and task. Each
/// effect is tested against its own interaction with subjects, by orthonormal contrasts, with the correction of Greenhouse and Geisser (1959).
/// </summary>
public static class RepeatedMeasuresAnova
{
    /// <summary>The two main effects and their interaction.</summary>
    /// <param name="subjects">Per subject a table: a row per level of the first factor, a column per level of the second; one mean in each cell, none missing.</param>
    /// <param name="first">Name of the first factor.</param>
    /// <param name="second">Name of the second factor.</param>
    /// <exception cref="InputException">Fewer than two subjects, fewer than two levels, tables of different shape, or a value that is not finite.</exception>
    public static IReadOnlyList<AnovaEffect> TwoWay(
        IReadOnlyList<IReadOnlyList<IReadOnlyList<double>>> subjects,
        string first = "A",
        string second = "B"
    )
    {
        if (subjects.Count < 2)
        {
            throw new InputException($"Repeated measures need at least two subjects, not {subjects.Count}.");
        }
        for (var s = 0; s < subjects.Count; s++)
        {
            Check.Table(subjects[s], 2, 2, $"Subject {s + 1}, row");
            if (subjects[s].Count != subjects[0].Count || subjects[s][0].Count != subjects[0][0].Count)
            {
                throw new InputException(
                    $"Subject {s + 1} has other levels than subject 1; every subject needs every cell."
                );
            }
        }
        int rows = subjects[0].Count,
            columns = subjects[0][0].Count;
        var (a, b) = (Contrasts(rows), Contrasts(columns));
        double[][] one(int n) =>
            [
                [.. Enumerable.Repeat(1 / Math.Sqrt(n), n)],
            ];
        var between = Scores(subjects, one(rows), one(columns)).Single();
        Effect[] effects =
        [
            new(first, Scores(subjects, a, one(columns))),
            new(second, Scores(subjects, one(rows), b)),
            new($"{first} × {second}", Scores(subjects, a, b)),
        ];
        var variation = SumOfSquares(between) + effects.Sum(effect => effect.Error);
        return [.. effects.Select(effect => effect.Test(variation))];
    }

    /// <summary>Helmert's contrasts: n - 1 orthonormal rows, each of sum 0.</summary>
    private static double[][] Contrasts(int n) =>
        [
            .. Enumerable
                .Range(1, n - 1)
                .Select(k =>
                    Enumerable
                        .Range(0, n)
                        .Select(i =>
                            (
                                i < k ? 1.0
                                : i == k ? -k
                                : 0
                            ) / Math.Sqrt(k * (k + 1.0))
                        )
                        .ToArray()
                ),
        ];

    /// <summary>One list for each pair of contrasts: the contrast of every subject.</summary>
    private static double[][] Scores(
        IReadOnlyList<IReadOnlyList<IReadOnlyList<double>>> subjects,
        double[][] rowContrasts,
        double[][] columnContrasts
    ) =>
        [
            .. rowContrasts.SelectMany(r =>
                columnContrasts.Select(c =>
                    subjects
                        .Select(table => table.Select((row, i) => r[i] * row.Select((x, j) => c[j] * x).Sum()).Sum())
                        .ToArray()
                )
            ),
        ];

    private static double SumOfSquares(double[] scores)
    {
        var mean = scores.Average();
        return scores.Sum(x => (x - mean) * (x - mean));
    }

    private sealed record Effect(string Name, double[][] Scores)
    {
        private int Subjects => Scores[0].Length;

        private double Square => Scores.Sum(scores => Subjects * scores.Average() * scores.Average());

        public double Error => Scores.Sum(SumOfSquares);

        public AnovaEffect Test(double variation)
        {
            double df = Scores.Length,
                errorDf = df * (Subjects - 1),
                epsilon = Epsilon(),
                f = Square / df / (Error / errorDf);
            return new(
                Name,
                f,
                df,
                errorDf,
                Tail.F(f, df, errorDf),
                epsilon,
                Tail.F(f, epsilon * df, epsilon * errorDf),
                Square / (Square + variation),
                Square / (Square + Error)
            );
        }

        /// <summary>(trace S)² / (df · trace S²) of the covariance S of the contrasts.</summary>
        private double Epsilon()
        {
            var (trace, squares) = (0.0, 0.0);
            foreach (var x in Scores)
            {
                foreach (var y in Scores)
                {
                    var (mx, my) = (x.Average(), y.Average());
                    var product = x.Zip(y, (u, v) => (u - mx) * (v - my)).Sum();
                    squares += product * product;
                    trace += ReferenceEquals(x, y) ? product : 0;
                }
            }
            return squares == 0 ? double.NaN : Math.Min(1, trace * trace / (Scores.Length * squares));
        }
    }
}
