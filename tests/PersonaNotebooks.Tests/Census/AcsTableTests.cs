using PersonaNotebooks.Census;

namespace PersonaNotebooks.Tests.Census;

public class AcsTableTests
{
    private const string Header = "state,sex,age,category,value\n";

    [SharedDataFact("data/census/acs2018_state_tidy.csv")]
    public void TheShippedTablesAreRebuiltExactly()
    {
        var files = new AcsDistiller(SharedDataFactAttribute.PathOf("data/census")).Build().ToList();
        Assert.Equal(19, files.Count);
        foreach (var (file, lines) in files)
        {
            Assert.Equal(File.ReadAllLines(Home.Data("census", "acs-2018", file)), lines);
        }
    }

    [Theory]
    [InlineData("citizenship-hispanic")]
    public void CitizensOfHispanicOriginAreTheHispanicAdults(string topic)
    {
        var table = AcsTable.Load2018(topic, States.Parse("all,PR"));
        var adults = AdultsTable.Load2018(States.Parse("all,PR")).Margin("state", "sex", "race");
        foreach (var state in States.Parse("all,PR"))
        {
            foreach (var sex in AdultsTable.Sex.Categories)
            {
                Assert.Equal(
                    adults[state, sex, "hispanic"],
                    table.Dimensions[^1].Categories.Sum(c => table[state, sex, "18+", c])
                );
            }
        }
    }

    [Theory]
    [InlineData("education")]
    [InlineData("citizenship")]
    public void TopicsOfAllAdultsCountTheAdultsOfTheJointTable(string topic)
    {
        var table = AcsTable.Load2018(topic, States.Parse("all")).Margin("state", "sex");
        var adults = AdultsTable.Load2018(States.Parse("all")).Margin("state", "sex");
        Assert.All(
            States.Parse("all"),
            s => Assert.All(AdultsTable.Sex.Categories, sex => Assert.Equal(adults[s, sex], table[s, sex]))
        );
    }

    [Fact]
    public void HouseholdsAreCountedTheSameInThreeTables()
    {
        var states = States.Parse("all");
        var income = AcsTable.Load2018("household income", states).Margin("state");
        var types = AcsTable.Load2018("household type", states).Margin("state");
        var relations = AcsTable.Load2018("relationship", states);
        Assert.All(
            states,
            s =>
            {
                Assert.Equal(income[s], types[s]);
                Assert.Equal(income[s], relations[s, "householder"]);
            }
        );
    }

    [Theory]
    [InlineData("VT,male,18+,native,5\nVT,male,18+,native,6\n", "line 3: a row for VT male 18+ native stands twice")]
    [InlineData("VT,male,18+,native,-5\n", "line 2: the value -5 is negative")]
    [InlineData("VT,male,18+,native,\n", "line 2: the value is missing")]
    [InlineData("NH,male,18+,native,5\n", "the state VT is missing")]
    public void ABadTableIsRefusedWithItsPlace(string rows, string message)
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, Header + rows);
        Assert.Contains(
            message,
            Assert.Throws<InputException>(() => AcsTable.Load(path, "citizenship", ["VT"])).Message
        );
        File.Delete(path);
    }

    [Theory]
    [InlineData("18 and 19 years", "18-19")]
    [InlineData("62 to 64 years", "62-64")]
    [InlineData("85 years and over", "85+")]
    [InlineData("Householder 25 to 44 years", "25-44")]
    [InlineData("Householder under 25 years", "18-24")]
    [InlineData("Under 5 years", null)]
    [InlineData("9th to 12th grade, no diploma", null)]
    public void LabelsOfAgesAreRead(string label, string? band) =>
        Assert.Equal(band, AgeBand.OfLabel(label)?.ToString());

    [Fact]
    public void AnAgeFindsTheBandThatHoldsItsMiddle()
    {
        string[] bands = ["19-25", "26-34", "35-44", "75+"];
        Assert.Equal(0, AgeBand.Parse("18-19").PositionIn(bands));
        Assert.Equal(1, AgeBand.Parse("25-29").PositionIn(bands));
        Assert.Equal(3, AgeBand.Parse("85+").PositionIn(bands));
        Assert.Throws<InputException>(() => AgeBand.Parse("55-64").PositionIn(bands));
        Assert.Throws<InputException>(() => AgeBand.Parse("old"));
    }
}
