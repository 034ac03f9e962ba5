using PersonaNotebooks.Census;
using PersonaNotebooks.Surveys.Baselines;
using PersonaNotebooks.Surveys.Truth;

namespace PersonaNotebooks.Surveys;

/// <summary>The predictions that simulated voters have to beat, all at once.</summary>
public static class ElectionBaselines
{
    private const int PollYear = 2020;

    /// <summary>
    /// The baselines of an election: the previous one with the national swing (2020 and 2024; earlier results are not here), the poststratified
    /// vote (2020, the one election with a whole exit poll here), coins and even shares.
    /// </summary>
    /// <param name="year">2016, 2020 or 2024.</param>
    /// <param name="people">People in each state who throw coins, as many as were simulated.</param>
    /// <param name="seed">Throws the coins.</param>
    /// <exception cref="InputException">There are no results of the year.</exception>
    public static IReadOnlyList<IElectionBaseline> Of(int year, int people, Seed seed)
    {
        var result = ElectionResults.Load(year);
        string[] states = [.. result.States.Select(s => s.State)];
        List<IElectionBaseline> baselines = [];
        if (year == PollYear)
        {
            baselines.Add(new PoststratifiedVote(VotersOf2020.Electorate().Voters, ExitPoll.Load(year)));
        }
        if (year is 2020 or 2024)
        {
            baselines.Add(PreviousElection.WithTrueSwing(ElectionResults.Load(year - 4), result));
        }
        baselines.Add(new RandomBaseline(states, people, seed.For("random baseline", year)));
        baselines.Add(new UniformBaseline(states));
        return baselines;
    }

    /// <summary>Votes for the two parties by postal code: the weights of a voter-weighted mean of states.</summary>
    public static IReadOnlyDictionary<string, double> Voters(int year) =>
        ElectionResults.Load(year).States.ToDictionary(s => s.State, s => s.Democrat + s.Republican);
}
