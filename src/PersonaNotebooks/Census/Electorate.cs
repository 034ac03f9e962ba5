namespace PersonaNotebooks.Census;

/// <summary>
/// From adults to citizens to voters: tables by state, age, sex, race/ethnicity and education, and the weights that they give people.
/// Citizens: tables B05003 and B05003I of 2018 (by state, sex and Hispanic origin). Voters: citizens raked to who voted, given by the caller
/// as shares of voters by sex, race, age and education and as votes by state. Turnout is not published by all of these together, so within the margins it follows
/// the citizens.
/// </summary>
public sealed class Electorate
{
    private readonly Dictionary<(string, string, string, string, string), (double Citizen, double Voter)> chances = [];
    private readonly Dictionary<Person, (double Citizen, double Voter)> withoutEducation = [];

    /// <summary>Prepares the tables.</summary>
    /// <param name="education">Adults by state, age, sex, race and education, as <see cref="EducationTable.Load2018"/> gives them.</param>
    /// <param name="voters">Margins of those who voted, over any of the same dimensions; none takes all citizens to vote alike.</param>
    /// <exception cref="InputException">The margins contradict one another.</exception>
    public Electorate(ContingencyTable education, IReadOnlyList<Margin> voters)
    {
        Adults = education;
        Citizens = education.WithCells(CitizenCells(education));
        Voters = voters.Count == 0 ? Citizens : Rake(Citizens, voters);
        Dictionary<Person, (double Adults, double Citizens, double Voters)> sums = [];
        for (var i = 0; i < education.Cells.Length; i++)
        {
            var c = education.Categories(i);
            var (adults, citizens, votes) = (Adults.Cells[i], Citizens.Cells[i], Voters.Cells[i]);
            chances[(c[0], c[1], c[2], c[3], c[4])] = Chances(adults, citizens, votes);
            Person person = new(0, c[0], c[1], c[2], c[3]);
            var sum = sums.GetValueOrDefault(person);
            sums[person] = (sum.Adults + adults, sum.Citizens + citizens, sum.Voters + votes);
        }
        foreach (var (person, sum) in sums)
        {
            withoutEducation[person] = Chances(sum.Adults, sum.Citizens, sum.Voters);
        }
    }

    /// <summary>Adults.</summary>
    public ContingencyTable Adults { get; }

    /// <summary>Citizens of voting age.</summary>
    public ContingencyTable Citizens { get; }

    /// <summary>Those who voted.</summary>
    public ContingencyTable Voters { get; }

    /// <summary>The weight of a person of whom state, age, sex and race are known, as a citizen of voting age: the chance to be one.</summary>
    public double CitizenWeight(Person person) => Of(person).Citizen;

    /// <summary>The same as a voter: voters per adult of the same state, age, sex and race.</summary>
    public double VoterWeight(Person person) => Of(person).Voter;

    /// <summary>1 for a citizen, else 0: of an adult with every field the citizenship is known.</summary>
    public double CitizenWeight(Adult adult) => adult.Citizenship == "not a citizen" ? 0 : 1;

    /// <summary>Voters per citizen of the same state, age, sex, race and education; 0 for who is no citizen. May pass 1 where the margins of voters come from another year than the tables.</summary>
    public double VoterWeight(Adult adult)
    {
        var p = adult.Person;
        return CitizenWeight(adult) == 0 ? 0
            : chances.TryGetValue((p.State, p.Age, p.Sex, p.Race, adult.Education), out var chance)
                ? chance.Voter / chance.Citizen
            : throw Unknown(p);
    }

    private (double Citizen, double Voter) Of(Person person) =>
        withoutEducation.TryGetValue(person with { Id = 0 }, out var chance) ? chance : throw Unknown(person);

    private static InputException Unknown(Person p) =>
        new($"The electorate's tables have nobody like person {p.Id} ({p.State}, {p.Age}, {p.Sex}, {p.Race}).");

    private static (double, double) Chances(double adults, double citizens, double voters) =>
        adults > 0 ? (citizens / adults, voters / adults) : (0, 0);

    private static double[] CitizenCells(ContingencyTable education)
    {
        var states = education.Dimensions[0].Categories;
        AcsTables acs = new(states);
        var chance = states.ToDictionary(
            s => s,
            s =>
            {
                var table = OriginTable.Citizenship(acs, s);
                return AdultsTable
                    .Sex.Categories.SelectMany(sex => OriginTable.Hispanic.Categories.Select(h => (sex, h)))
                    .ToDictionary(
                        k => k,
                        k =>
                            1
                            - table[k.sex, k.h, "not a citizen"]
                                / table.Dimensions[^1].Categories.Sum(c => table[k.sex, k.h, c])
                    );
            }
        );
        return
        [
            .. Enumerable
                .Range(0, education.Cells.Length)
                .Select(i => (Cell: education.Cells[i], Of: education.Categories(i)))
                .Select(c => c.Cell * chance[c.Of[0]][(c.Of[2], c.Of[3] == "hispanic" ? "hispanic" : "not hispanic")]),
        ];
    }

    private static ContingencyTable Rake(ContingencyTable citizens, IReadOnlyList<Margin> voters)
    {
        var result = Raking.Fit(citizens, voters, 1, 1000);
        return result.Converged
            ? citizens.WithCells(result.Weights)
            : throw new InputException(
                $"The margins of voters contradict one another by {result.MaxDeviation:0} people."
            );
    }
}
