using PersonaNotebooks.Census;

namespace PersonaNotebooks.Tests.Census;

/// <summary>The builders against whole published tables, where these are kept beside a clone.</summary>
public class PublishedTableTests
{
    [SharedDataFact("data/census/acs2018_state_tidy.csv")]
    public void TheAdultsOf2018AreRebuiltExactly() =>
        Assert.Equal(
            Shipped("adults-2018.csv"),
            AdultsBuilder.Build(AdultsBuilder.Tables.ToDictionary(t => t, t => PublishedTable.Detailed2018(t).Answer))
        );

    [SharedDataFact("data/census/acs2018_state_tidy.csv")]
    public void TheRaceTableOf2018IsRebuiltExactly() =>
        Assert.Equal(Shipped("race-all-ages-2018.csv"), RaceBuilder.Build(PublishedTable.Detailed2018("B03002")));

    [SharedDataFact("data/census/acs2023_s0101_age_sex.csv")]
    public void TheAgesAndSexesOf2023AreRebuiltExactly()
    {
        var lines = Build(2023, PublishedTable.AgeAndSex2023());
        Assert.Equal(1 + 52 * 21, lines.Count);
        Assert.Equal(
            Shipped("margins-2023.csv").Where(l => l.Split(',')[1] is "topic" or "age by sex" or "population"),
            lines
        );
    }

    [SharedDataFact("data/census/acs2018-profile/dp05.csv")]
    public void TheProfileOf2018AgreesWithTheDetailedTables()
    {
        var profile = Build(2018, PublishedTable.Profile2018())
            .Skip(1)
            .Select(l => l.Split(','))
            .GroupBy(f => f[0])
            .ToDictionary(g => g.Key, g => g.ToLookup(f => f[1], f => (Name: f[4] + f[5], Value: double.Parse(f[6]))));
        Assert.Equal(50, profile.Count);
        var adults = AdultsTable.Load2018([.. profile.Keys]);
        var race = Shipped("race-all-ages-2018.csv").Skip(1).Select(l => l.Split(',')).ToLookup(f => f[0]);
        foreach (var (state, topics) in profile)
        {
            var ages = topics["age"].ToDictionary(v => v.Name, v => v.Value);
            foreach (var bands in SameAges)
            {
                Assert.Equal(bands.Adults.Sum(age => Adults(adults, state, age)), bands.Profile.Sum(age => ages[age]));
            }
            foreach (var (name, value) in topics["race alone 2020 coding"])
            {
                Assert.Equal(race[state].Where(f => f[2] == name).Sum(f => double.Parse(f[3])), value);
            }
            foreach (var (name, value) in topics["hispanic origin"])
            {
                var answer = name == "hispanic" ? "yes" : "no";
                Assert.Equal(race[state].Where(f => f[1] == answer).Sum(f => double.Parse(f[3])), value);
            }
        }
    }

    private static readonly (string[] Adults, string[] Profile)[] SameAges =
    [
        (["18-19"], ["18-19"]),
        (["20-24"], ["20-24"]),
        (["25-29", "30-34"], ["25-34"]),
        (["35-44"], ["35-44"]),
        (["45-54"], ["45-54"]),
        (["55-64"], ["55-59", "60-64"]),
        (["65-74"], ["65-74"]),
        (["75-84"], ["75-84"]),
        (["85+"], ["85+"]),
    ];

    private static double Adults(ContingencyTable table, string state, string age) =>
        AdultsTable.Sex.Categories.Sum(sex => AdultsTable.Race.Categories.Sum(race => table[state, age, sex, race]));

    private static IReadOnlyList<string> Build(int year, LabelledTable table)
    {
        var (lines, leftOut) = MarginsBuilder.Build(
            year,
            MarginPart.Load().Where(p => p.Table == table.Id),
            new Dictionary<string, LabelledTable> { [table.Id] = table }
        );
        Assert.Empty(leftOut);
        return lines;
    }

    private static string[] Shipped(string file) => File.ReadAllLines(Home.Data("census", file));
}
