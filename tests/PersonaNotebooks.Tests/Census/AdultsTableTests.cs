using PersonaNotebooks.Census;

namespace PersonaNotebooks.Tests.Census;

public class AdultsTableTests
{
    private static readonly string Shipped = Path.Combine(Home.Root, AdultsTable.Path2018);

    [Fact]
    public void AdultsOfTheUnitedStatesEqualThePublishedTotal()
    {
        var table = AdultsTable.Load2018(States.Parse("all"));
        Assert.Equal(253_815_197, table.Total); // B01001, 1-year 2018: all less those under 18, 50 states and DC
        Assert.Equal(51, table.Dimensions[0].Categories.Count);
    }

    [Theory]
    [InlineData("CA", 30_571_507)]
    [InlineData("TX", 21_302_361)]
    [InlineData("WY", 444_641)]
    public void AdultsOfAStateEqualThePublishedTotal(string state, double adults) =>
        Assert.Equal(adults, AdultsTable.Load2018([state]).Total);

    [Fact]
    public void PublishedGroupsAndEstimatedSplitAreMarked()
    {
        var bases = CsvRows
            .Read(Shipped, "race", "basis")
            .GroupBy(r => r["race"])
            .ToDictionary(g => g.Key, g => g.Select(r => r["basis"]).Distinct().Single());
        Assert.Equal(["hispanic", "white"], bases.Where(b => b.Value == "published").Select(b => b.Key).Order());
        Assert.Equal(["asian", "black", "other"], bases.Where(b => b.Value == "estimated").Select(b => b.Key).Order());
    }

    [Theory]
    [InlineData("-5", "line 4", "negative")]
    [InlineData("", "line 4", "missing")]
    [InlineData("many", "line 4", "not a number")]
    [InlineData("NaN", "line 4", "not a number")]
    [InlineData("3.7", "line 4", "not a whole number")]
    public void ABadCountNamesItsLine(string count, string place, string what)
    {
        var lines = Lines("WY");
        lines[3] = lines[3].Replace(lines[3].Split(',')[4], count);
        AssertRefused(lines, "WY", place, what);
    }

    [Fact]
    public void AMissingStateIsNamed() => AssertRefused(Lines("WY"), "VT", "the state VT is missing");

    [Fact]
    public void AMissingRowIsNamed() => AssertRefused(Lines("WY").SkipLast(1), "WY", "a row of WY is missing");

    [Fact]
    public void ADuplicateRowIsNamed()
    {
        var lines = Lines("WY");
        AssertRefused(lines.Append(lines[1]), "WY", $"line {lines.Count + 1}", "stands twice");
    }

    [Fact]
    public void ADuplicateRowOfAStateThatWasNotAskedForIsNamedToo()
    {
        var lines = Lines("VT");
        AssertRefused(lines.Concat(Lines("WY").Skip(1)).Append(lines[1]), "WY", "stands twice");
    }

    [Fact]
    public void AListOfStatesMustBeWhole()
    {
        var lines = File.ReadAllLines(Home.Data("census", "states.csv"));
        string Refused(IEnumerable<string> some)
        {
            var path = Path.GetTempFileName();
            File.WriteAllLines(path, some);
            var message = Assert.Throws<InputException>(() => States.Load(path)).Message;
            File.Delete(path);
            return message;
        }
        Assert.Contains("51 rows", Refused(lines.SkipLast(1)));
        Assert.Contains("line 54: the state AK stands twice", Refused(lines.Append(lines[1])));
        Assert.Contains("line 1", Refused([]));
    }

    [Fact]
    public void AnUnknownCategoryOrStateIsNamed()
    {
        AssertRefused(Lines("WY").Append("WY,18-19,male,martian,5,published"), "WY", "'martian' is not a known race");
        AssertRefused(Lines("WY").Append("ZZ,18-19,male,white,5,published"), "WY", "'ZZ' is not a known state");
    }

    [Fact]
    public void AMissingColumnOrFieldIsNamed()
    {
        AssertRefused(
            Lines("WY").Select((l, i) => i == 0 ? l.Replace("adults", "count") : l),
            "WY",
            "line 1",
            "'adults' is missing"
        );
        AssertRefused(Lines("WY").Append("WY,18-19"), "WY", "line 102");
    }

    [Fact]
    public void GarbageIsRefused()
    {
        AssertRefused(["\0\0\u00ff", "{}", "\""], "WY", "line 1");
        AssertRefused([], "WY", "line 1");
    }

    private static List<string> Lines(string state) =>
        [.. File.ReadLines(Shipped).Where((l, i) => i == 0 || l.StartsWith(state + ","))];

    private static void AssertRefused(IEnumerable<string> lines, string state, params string[] parts)
    {
        var path = Path.GetTempFileName();
        File.WriteAllLines(path, lines);
        var message = Assert.Throws<InputException>(() => AdultsTable.Load(path, [state])).Message;
        File.Delete(path);
        Assert.All(parts, part => Assert.Contains(part, message));
        Assert.Contains(Path.GetFileName(path), message);
    }
}
