using PersonaNotebooks.Census;

namespace PersonaNotebooks.Tests.Census;

public class CensusApiLabelsTests
{
    private const string Json = """
        {"variables": {
          "T_002E": {"label": "Estimate!!Work!!In labor force:!!Employed:", "predicateType": "int"},
          "T_002M": {"label": "Margin of Error!!Work!!In labor force:!!Employed:"},
          "T_004E": {"label": "Estimate!!AGE!!18 years and over"},
          "T_003E": {"label": "Estimate!!AGE!!18 years and over"},
          "T_005E": {"label": "Estimate!!Male!!All!!Science:!!Legal occupations"},
          "T_006E": {"label": "Estimate!!Female!!All!!Science:!!Legal occupations"},
          "NAME": {"label": "Geographic Area Name"}
        }}
        """;

    [Theory]
    [InlineData("Estimate!!Work!!In labor force!!Employed", "T_002E")]
    [InlineData("ESTIMATE!!WORK!!In Labor Force:!!Employed", "T_002E")]
    [InlineData("Estimate!!AGE!!18 years and over", "T_003E,T_004E")]
    [InlineData("Estimate!!Male!!*!!Legal occupations", "T_005E")]
    [InlineData("Estimate!!Female!!*!!Science!!Legal occupations", "T_006E")]
    public void CodesAreFoundByLabel(string label, string codes) =>
        Assert.Equal(codes, string.Join(',', CensusApiLabels.Parse("T", Json).Codes(label)));

    [Theory]
    [InlineData("Estimate!!Work")]
    [InlineData("Estimate!!Work!!In labor force!!Employed!!Full time")]
    [InlineData("Work!!In labor force!!Employed")]
    [InlineData("Estimate!!Male!!*!!occupations")]
    [InlineData("Estimate!!Ma!!*!!Legal occupations")]
    public void AnUnknownLabelIsNamedWithItsTable(string label)
    {
        var message = Assert.Throws<InputException>(() => CensusApiLabels.Parse("S2401", Json).Codes(label)).Message;
        Assert.Contains("S2401", message);
        Assert.Contains($"'{label}'", message);
        Assert.Contains("margin-labels.csv", message);
    }

    [Theory]
    [InlineData("<html>Not found</html>", "not JSON")]
    [InlineData("[]", "'variables'")]
    [InlineData("{}", "'variables'")]
    [InlineData("""{"variables": []}""", "'variables'")]
    [InlineData("""{"variables": {"T_001E": {}}}""", "'variables'")]
    [InlineData("""{"variables": {"T_001E": {"label": 7}}}""", "'variables'")]
    public void AListOfAnotherShapeIsRefused(string json, string what)
    {
        var message = Assert.Throws<InputException>(() => CensusApiLabels.Parse("DP02", json)).Message;
        Assert.Contains("DP02", message);
        Assert.Contains(what, message);
    }
}
