using PersonaNotebooks.Census;

namespace PersonaNotebooks.Tests.Census;

public class MarginsBuilderTests
{
    private const string Labels = """
        {"variables": {
          "T_001E": {"label": "Estimate!!All"}, "T_002E": {"label": "Estimate!!All!!Some"},
          "T_003E": {"label": "Estimate!!Rate"}, "T_004E": {"label": "Estimate!!All!!Some"},
          "T_005E": {"label": "Estimate!!Income (IN 2031 DOLLARS)"}
        }}
        """;

    private static readonly MarginPart[] Parts =
    [
        new(("veteran", "adults", "", "", "yes"), true, 1, "T", "Estimate!!All!!Some"),
        new(("veteran", "adults", "", "", "no"), false, 1, "T", "Estimate!!All"),
        new(("veteran", "adults", "", "", "no"), false, -1, "T", "Estimate!!All!!Some"),
        new(("work", "adults", "male", "18-19", "rate percent"), false, 1, "T", "Estimate!!Rate"),
        new(("income", "households", "", "", "any"), false, 1, "T", "Estimate!!Income (IN {year} DOLLARS)"),
    ];

    [Fact]
    public void ValuesAreSumsAndDifferencesOfPublishedFiguresInTheOrderOfTheParts()
    {
        var (lines, leftOut) = Build("""["100",30,"7.0","30",5,"50"],[9,2,12.5,2,"1","72"]""", "VT", "PR");
        Assert.Equal(
            [
                "state,topic,universe,sex,age,category,value",
                "PR,veteran,adults,,,yes,2",
                "VT,veteran,adults,,,yes,30",
                "VT,veteran,adults,,,no,70",
                "VT,work,adults,male,18-19,rate percent,7.0",
                "VT,income,households,,,any,5",
            ],
            lines
        );
        Assert.Empty(leftOut);
    }

    [Fact]
    public void AValueWithASuppressedPartIsLeftOutAndNamed()
    {
        var (lines, leftOut) = Build("""["100","-999999999","-888888888.0",-999999999,null,"50"]""", "VT");
        Assert.Single(lines);
        Assert.Equal(
            [
                "VT,veteran,adults,,,yes",
                "VT,veteran,adults,,,no",
                "VT,work,adults,male,18-19,rate percent",
                "VT,income,households,,,any",
            ],
            leftOut
        );
    }

    [Theory]
    [InlineData("""["10","30","7.0","30","5","50"]""", "VT,veteran,adults,,,no give -20")]
    [InlineData("""["10","3.5","7.0","3.5","5","50"]""", "VT,veteran,adults,,,yes give 3.5")]
    [InlineData("""["10","3","7.0","4","5","50"]""", "T_002E and T_004E with different figures")]
    [InlineData("""["10","3","(X)","3","5","50"]""", "T_003E holds '(X)'")]
    public void FiguresThatCannotBeRightAreRefused(string row, string what) =>
        Assert.Contains(what, Assert.Throws<InputException>(() => Build(row, "VT")).Message);

    [Fact]
    public void ALabelThatTheServiceDoesNotKnowIsRefused()
    {
        MarginPart part = new(("veteran", "adults", "", "", "old"), false, 1, "T", "Estimate!!All!!Old");
        var message = Assert
            .Throws<InputException>(() =>
                MarginsBuilder.Build(2031, [.. Parts, part], Table("""["10","3","7.0","3","5","50"]"""))
            )
            .Message;
        Assert.Contains("T has no variable labelled 'Estimate!!All!!Old'", message);
    }

    private static (IReadOnlyList<string> Lines, IReadOnlyList<string> LeftOut) Build(
        string rows,
        params string[] states
    )
    {
        var (lines, leftOut) = MarginsBuilder.Build(2031, Parts, Table(rows));
        // The states that the small answer does not hold have no figures.
        return (lines, [.. leftOut.Where(v => states.Contains(v[..2]))]);
    }

    private static Dictionary<string, LabelledTable> Table(string rows) =>
        new()
        {
            ["T"] = new(
                "T",
                CensusApiTable.Parse("T", $"""[["T_001E","T_002E","T_003E","T_004E","T_005E","state"],{rows}]"""),
                CensusApiLabels.Parse("T", Labels)
            ),
        };
}
