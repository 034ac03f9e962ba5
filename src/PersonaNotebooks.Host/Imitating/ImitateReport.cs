using System.Globalization;
using PersonaNotebooks.Display;
using PersonaNotebooks.Imitation.Analysis;
using PersonaNotebooks.Imitation.Baselines;
using PersonaNotebooks.Imitation.Records;
using PersonaNotebooks.Models;
using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Host.Imitating;

/// <summary>Writes what a run says, from its one table.</summary>
internal static class ImitateReport
{
    private static readonly BaselineCondition[] Originals =
    [
        BaselineCondition.NoPersona,
        BaselineCondition.Generic,
        BaselineCondition.HistoryOnly,
        BaselineCondition.BestPersona,
    ];

    /// <summary>The gain on the test items, one line a measure.</summary>
    public static void Gain(RunTable table, Seed seed)
    {
        if (table.Users.Count < 2)
        {
            Console.WriteLine("One user has no interval over users: run with two or more to test a gain.");
            return;
        }
        Print(
            "Test items: the persona at the end less the first one; the first line is the primary measure, p of the others after Holm",
            OptimisationGain.Report(table, Measure.All, seed),
            ("measure", r => r.Measure),
            ("gain", r => r.Gain.Estimate),
            ("p", r => r.P),
            ("users", r => r.Gain.Users),
            ("improvement", r => r.IsImprovement ? "yes" : "no")
        );
        var empty = table.Items.Count(i => i.Text.Length == 0);
        if (empty > 0)
        {
            Console.WriteLine($"{empty} of {table.Items.Count} answers were empty and counted as the worst.");
        }
    }

    /// <summary>Rounds, conditions, tests, and what the original's rule would claim.</summary>
    public static void All(RunTable table, Seed seed)
    {
        var events = table.Rounds.CountBy(r => r.Event).OrderBy(e => e.Key);
        Console.WriteLine(
            $"{table.Users.Count} users; rounds: {string.Join(", ", events.Select(e => $"{e.Value} {e.Key.ToString().ToLowerInvariant()}"))}"
        );
        Gain(table, seed);
        foreach (var measure in (Measure[])[Measure.ReplyBertScore, Measure.ContentAccuracy, Measure.ReplyLikelihood])
        {
            var scores = RoundScore.Of(table, measure);
            if (scores.Count == 0)
            {
                continue;
            }
            Print(
                $"{measure.Name} by round (development items)",
                RoundCurve.Development(table, measure, seed),
                ("round", p => p.Round),
                ("mean", p => p.Value),
                ("n", p => p.Users)
            );
            if (RoundCurve.Slope(table, measure, seed) is { } slope)
            {
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Slope a round: {slope.Estimate.ToString("F4")}, {slope.Test}"
                    )
                );
            }
            var best = BestOfRounds.Of(scores, seed);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Best of rounds less first round: {best.Claimed:F4} (round {best.Best}, n {best.BestUsers}); with nothing but noise it would be {best.ExpectedByChance:F4}, and below {best.ChanceHigh:F4} in 95 of 100. Late less early rounds, paired: {best.Paired?.Estimate.ToString("F4") ?? "too few users"}"
                )
            );
        }
        Conditions(table, seed);
        ImitateStyle.Replies(table, seed);
        ImitateStyle.Drift(table);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Cost: {table.Items.Count(i => i.Stage != nameof(BaselineCondition.CopyStimulus))} imitations and {table.Rounds.Count(r => r.Reflection is not null || r.Fault is not null)} reflections were asked for; tokens and money stand in the answer store's meter when the run ends."
            )
        );
    }

    /// <summary>Several runs beside each other, such as one for each strategy.</summary>
    public static void Runs(IReadOnlyList<(string Name, RunTable Run)> runs, Seed seed)
    {
        foreach (var measure in (Measure[])[Measure.ReplyBertScore, Measure.ContentAccuracy, Measure.ReplyRouge1])
        {
            var rows = runs.Select(r => (r.Name, Scores: RoundScore.Of(r.Run, measure)))
                .Where(r => r.Scores.Count > 0)
                .Select(r => (r.Name, Best: BestOfRounds.Of(r.Scores, seed)))
                .ToArray();
            if (rows.Length > 0)
            {
                Print(
                    $"Runs, {measure.Name}, development items: what the rule of the best round claims",
                    rows,
                    ("run", r => r.Name),
                    ("first", r => r.Best.Before),
                    ("best", r => r.Best.After),
                    ("by chance", r => r.Best.ExpectedByChance),
                    ("late less early", r => r.Best.Paired?.Estimate)
                );
            }
        }
    }

    private static void Conditions(RunTable table, Seed seed)
    {
        ConditionTable conditions = new(table);
        if (conditions.Conditions.Count == 0)
        {
            Console.WriteLine("No baselines yet: 'persona imitate baselines' runs them.");
            return;
        }
        foreach (var measure in Measure.All.Where(m => conditions.Users(m, BaselineCondition.BestPersona).Count > 1))
        {
            var others = conditions.Conditions.Where(c =>
                c != BaselineCondition.BestPersona
                && conditions.Users(measure, c, BaselineCondition.BestPersona).Count > 1
            );
            var rows = others
                .Select(c =>
                    (
                        Name: c,
                        Mean: conditions.Mean(c, measure, seed),
                        Gain: conditions.Compare(BaselineCondition.BestPersona, c, measure, seed)
                    )
                )
                .ToArray();
            var adjusted = MultipleTesting.Bonferroni([
                .. rows.Select(r => double.IsNaN(r.Gain.Test.P) ? 1 : r.Gain.Test.P),
            ]);
            Console.WriteLine($"Best persona: {conditions.Mean(BaselineCondition.BestPersona, measure, seed)}");
            Print(
                measure.Name,
                rows.Zip(adjusted),
                ("condition", r => r.First.Name.ToString()),
                ("mean", r => r.First.Mean),
                ("best less this", r => r.First.Gain.Estimate),
                ("p (Bonferroni)", r => r.Second),
                ("d", r => r.First.Gain.Test.Effect),
                ("wins", r => $"{r.First.Gain.Wins} of {r.First.Gain.Users}")
            );
        }
        Measure f1 = new("BERTScore F1", s => s.BertF1);
        if (Originals.All(conditions.Conditions.Contains) && conditions.Users(f1, Originals).Count > 1)
        {
            Print(
                "BERTScore F1, condition by task, repeated measures",
                conditions.Anova(f1, Originals),
                ("effect", e => e.Name),
                ("F", e => e.F),
                ("p (Greenhouse-Geisser)", e => e.GreenhouseGeisserP),
                ("generalised eta squared", e => e.GeneralizedEtaSquared)
            );
        }
    }

    /// <summary>Calls, tokens and money, to standard error: they differ from run to run.</summary>
    public static void Cost(Lab lab)
    {
        var note = lab.Identity.Note is { } text ? $" ({text})" : "";
        Console.Error.WriteLine($"{lab.Identity.Model}{note}: {lab.Meter.Reading}");
    }

    internal static void Print<T>(string title, IEnumerable<T> rows, params (string, Func<T, object?>)[] columns)
    {
        Console.WriteLine();
        Console.WriteLine(title);
        Console.WriteLine(Table.Of(rows, columns));
    }
}
