using MathNet.Numerics.LinearAlgebra;
using PersonaNotebooks.Census;
using PersonaNotebooks.Surveys.Truth;

namespace PersonaNotebooks.Surveys.Baselines;

/// <summary>
/// The plain statistical respondent: the log-odds of a vote for the Democrat are a sum of effects of sex, race/ethnicity, age and education,
/// fitted so that the exit poll's national shares of each group hold, and laid over the census table of each state.
/// It knows nothing of states: what it misses, demographics alone do not make.
/// </summary>
/// <remarks>
/// Moment equations Σ w·m·(p − share) = 0 for every group, solved by Newton's method (the gradient of a convex function). Published
/// shares are whole percent and imply a slightly different national share in each category; they are moved to the common one
/// (<see cref="PollFit.Target"/>). The poll's bands cut 35-44 at 40 and 45-54 at 50: each half counts half.
/// </remarks>
public sealed class PoststratifiedVote : IElectionBaseline
{
    private readonly Vector<double> effects;
    private readonly IReadOnlyList<PollGroup> groups;
    private readonly Dictionary<Person, double> averages;

    /// <summary>Fits the effects and predicts every state.</summary>
    /// <param name="voters">People by state, age, sex, race and education who count as voters, such as <see cref="Electorate.Voters"/>.</param>
    /// <param name="poll">The exit poll with the categories total, gender, race, age and education.</param>
    /// <exception cref="InputException">The poll lacks a group or a share.</exception>
    public PoststratifiedVote(ContingencyTable voters, IReadOnlyList<ExitPoll> poll)
    {
        groups = PollGroup.Of(poll);
        var cells = voters.Margin("age", "sex", "race", "education");
        var (weights, members) = Design(cells);
        var national = poll.First(p => p.Category == "total").TwoPartyShare;
        var targets = Targets(weights, members, national);
        effects = Solve(weights, members, targets);
        Fits = Report(weights, members, targets);
        Dictionary<string, (double Votes, double Democrat)> states = [];
        Dictionary<Person, (double Votes, double Democrat)> people = [];
        for (var i = 0; i < voters.Cells.Length; i++)
        {
            var c = voters.Categories(i);
            var (votes, p) = (voters.Cells[i], Probability(c[1], c[2], c[3], c[4]));
            var state = states.GetValueOrDefault(c[0]);
            states[c[0]] = (state.Votes + votes, state.Democrat + votes * p);
            Person person = new(0, c[0], c[1], c[2], c[3]);
            var own = people.GetValueOrDefault(person);
            people[person] = (own.Votes + votes, own.Democrat + votes * p);
        }
        Shares = states.ToDictionary(s => s.Key, s => s.Value.Democrat / s.Value.Votes);
        averages = people.Where(p => p.Value.Votes > 0).ToDictionary(p => p.Key, p => p.Value.Democrat / p.Value.Votes);
    }

    /// <inheritdoc/>
    public string Name => "poststratified";

    /// <inheritdoc/>
    public string Note =>
        "Additive logit of sex, race, age and education fitted to the national exit poll of the same election, over the census; knows no state.";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, double> Shares { get; }

    /// <summary>For every group of the poll, its published share, the one aimed at and the one reached.</summary>
    public IReadOnlyList<PollFit> Fits { get; }

    /// <summary>The chance that such a person votes for the Democrat, given a vote for one of the two.</summary>
    /// <exception cref="InputException">A category is not one of the census tables'.</exception>
    public double Probability(string age, string sex, string race, string education)
    {
        var sum = effects[0];
        for (var g = 0; g < groups.Count; g++)
        {
            sum += effects[g + 1] * groups[g].Membership(age, sex, race, education);
        }
        return 1 / (1 + Math.Exp(-sum));
    }

    /// <summary>The same for a person whose education is not known: the average over the state's voters of that age, sex and race.</summary>
    /// <exception cref="InputException">The tables have no such voters.</exception>
    public double Probability(Person person) =>
        averages.TryGetValue(person with { Id = 0 }, out var p)
            ? p
            : throw new InputException(
                $"The census tables have no voters like person {person.Id} ({person.State}, {person.Age}, {person.Sex}, {person.Race})."
            );

    private (double[] Weights, double[][] Members) Design(ContingencyTable cells)
    {
        List<double> weights = [];
        List<double[]> members = [];
        for (var i = 0; i < cells.Cells.Length; i++)
        {
            if (cells.Cells[i] > 0)
            {
                var c = cells.Categories(i);
                weights.Add(cells.Cells[i] / cells.Total);
                members.Add([1, .. groups.Select(g => g.Membership(c[0], c[1], c[2], c[3]))]);
            }
        }
        return ([.. weights], [.. members]);
    }

    private double[] Targets(double[] weights, double[][] members, double national)
    {
        var sizes = Sums(weights, members, _ => 1);
        var targets = new double[groups.Count + 1];
        targets[0] = national;
        foreach (var category in groups.Select((g, i) => (g.Poll, At: i + 1)).GroupBy(g => g.Poll.Category))
        {
            var implied = category.Sum(g => sizes[g.At] * g.Poll.TwoPartyShare);
            foreach (var (poll, at) in category)
            {
                targets[at] = sizes[at] * poll.TwoPartyShare * national / implied;
            }
        }
        return targets;
    }

    private static Vector<double> Solve(double[] weights, double[][] members, double[] targets)
    {
        var size = targets.Length;
        var beta = Vector<double>.Build.Dense(size);
        for (var step = 0; step < 100; step++)
        {
            var gradient = Vector<double>.Build.DenseOfArray(targets);
            // The groups of a category add up to everybody, so the matrix is singular; a trace of ridge picks one solution.
            var curvature = Matrix<double>.Build.DenseDiagonal(size, size, 1e-9);
            for (var c = 0; c < weights.Length; c++)
            {
                var p = 1 / (1 + Math.Exp(-members[c].Select((m, g) => m * beta[g]).Sum()));
                for (var g = 0; g < size; g++)
                {
                    gradient[g] -= weights[c] * members[c][g] * p;
                    for (var h = 0; h < size; h++)
                    {
                        curvature[g, h] += weights[c] * members[c][g] * members[c][h] * p * (1 - p);
                    }
                }
            }
            beta += curvature.Cholesky().Solve(gradient);
            if (gradient.AbsoluteMaximum() < 1e-10)
            {
                return beta;
            }
        }
        throw new InputException("The exit poll's shares cannot all hold; the fit did not settle.");
    }

    private IReadOnlyList<PollFit> Report(double[] weights, double[][] members, double[] targets)
    {
        var sizes = Sums(weights, members, _ => 1);
        var reached = Sums(weights, members, m => 1 / (1 + Math.Exp(-m.Select((x, g) => x * effects[g]).Sum())));
        return
        [
            .. groups.Select(
                (g, i) =>
                    new PollFit(
                        g.Poll.Category,
                        g.Poll.Group,
                        g.Poll.TwoPartyShare,
                        targets[i + 1] / sizes[i + 1],
                        reached[i + 1] / sizes[i + 1]
                    )
            ),
        ];
    }

    private static double[] Sums(double[] weights, double[][] members, Func<double[], double> value)
    {
        var sums = new double[members[0].Length];
        for (var c = 0; c < weights.Length; c++)
        {
            var w = weights[c] * value(members[c]);
            for (var g = 0; g < sums.Length; g++)
            {
                sums[g] += w * members[c][g];
            }
        }
        return sums;
    }
}
