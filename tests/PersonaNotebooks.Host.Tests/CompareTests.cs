using System.Text.Json;
using PersonaNotebooks.Host.Commands;

namespace PersonaNotebooks.Host.Tests;

public sealed class CompareTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("compare").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("js", "js", 0.21904317311037952)]
    [InlineData("tv", "tv", 0.25)]
    [InlineData("wasserstein", "wasserstein", 0.8)]
    [InlineData("kl", "kl", 0.22287212912724977)]
    public void ComparesTwoRowsOfWeights(string metric, string name, double expected)
    {
        var answer = Run(metric, "0.2,0.2,0.2,0.2,0.2\n", "0.05,0.1,0.2,0.3,0.35");
        Assert.Equal(expected, answer.GetProperty(name).GetDouble(), 12);
        Assert.StartsWith(metric + "|", answer.GetProperty("signature").GetString());
    }

    [Fact]
    public void ComparesTables()
    {
        var (a, b) = ("0\n2\n", "10\r\n14\r\n");
        Assert.Equal(123, Run("frechet", a, b).GetProperty("frechet").GetDouble(), 10);
        Assert.True(
            Run("kl-cosine", "1,0\n0,1\n1,1", "1,2\n2,1\n3,3", "--option", "bins=4", "epsilon=0.001")
                .GetProperty("kl")
                .GetDouble() > 0
        );
        var rows = string.Join('\n', Enumerable.Range(0, 60).Select(i => $"{i % 7},{i % 5},1"));
        var mauve = Run("mauve", rows, rows, "--seed", "3", "--option", "buckets=6", "--option", "scaling=2");
        Assert.Equal(1, mauve.GetProperty("mauve").GetDouble(), 12);
        Assert.Equal(1, mauve.GetProperty("mauve_star").GetDouble(), 12);
        Assert.Equal(0, mauve.GetProperty("frontier_integral").GetDouble(), 12);
        Assert.Contains("|buckets:6|scaling:2|", mauve.GetProperty("signature").GetString());
    }

    [Fact]
    public void NumbersHaveSeventeenDigitsAndInfinityIsAWord()
    {
        Assert.StartsWith("{\"tv\":0.099999999999999978,", Text("tv", "0.5,0.5", "0.4,0.6"));
        Assert.Equal("Infinity", Run("kl", "1,1", "1,0").GetProperty("kl").GetString());
    }

    [Theory]
    [InlineData("frechet", "1,2\n3,x\n", "line 2, column 2: 'x' is not a finite number")]
    [InlineData("frechet", "1,2\n3\n", "line 2 has 1 numbers, but line 1 has 2")]
    [InlineData("frechet", "1,2\n\n3,4\n", "line 2 is empty")]
    [InlineData("frechet", "1,NaN\n", "line 1, column 2: 'NaN' is not a finite number")]
    [InlineData("mauve", "", "has no row")]
    [InlineData("tv", "1,2\n3,4\n", "more than one row")]
    [InlineData("tv", "1,2,3", "have 3 and 2 options")]
    [InlineData("dispersion", "1,-2", "a.csv, line 1, column 2 is -2, but weights are 0 or more")]
    [InlineData("js", "0,0", "a.csv holds only weights of 0")]
    [InlineData("frechet", "1e200,1\n-1e200,2\n", "too large")]
    [InlineData("cosine", "1,2", "There is no metric 'cosine'")]
    public void BadInputGivesOneSentence(string metric, string reference, string expected)
    {
        var error = Assert.Throws<InputException>(() =>
            Text(metric, reference, metric == "frechet" ? "1,2\n2,1" : "1,2")
        );
        Assert.Contains(expected, error.Message);
    }

    [Theory]
    [InlineData("tv", "Metric tv has no option 'bins'; it takes none.", "bins=3")]
    [InlineData("mauve", "Metric mauve has no option 'bins'; it has buckets, scaling.", "bins=3")]
    [InlineData("mauve", "Option buckets=true is not a whole number", "buckets")]
    [InlineData("mauve", "Option buckets=2.5 is not a whole number", "buckets=2.5")]
    [InlineData("mauve", "Option buckets=0 is not a whole number from 1", "buckets=0")]
    [InlineData("mauve", "Option 'buckets' is given twice; give it once.", "buckets=2", "buckets=3")]
    [InlineData("kl-cosine", "Option epsilon=small is not a number", "epsilon=small")]
    [InlineData("kl-cosine", "Option bins=2000000000 is not a whole number from 1 to 1000000", "bins=2000000000")]
    public void BadOptionsGiveOneSentence(string metric, string expected, params string[] options) =>
        Assert.Contains(
            expected,
            Assert.Throws<InputException>(() => Text(metric, "1,2", "1,2", ["--option", .. options])).Message
        );

    [Fact]
    public void OptionsAreReadBeforeTheFiles() =>
        Assert.Contains(
            "no option",
            Assert.Throws<InputException>(() => Text("tv", "x", "x", "--option", "n=1")).Message
        );

    private JsonElement Run(string metric, string reference, string candidate, params string[] more) =>
        JsonDocument.Parse(Text(metric, reference, candidate, more)).RootElement;

    private string Text(string metric, string reference, string candidate, params string[] more)
    {
        var (a, b) = (Path.Combine(folder, "a.csv"), Path.Combine(folder, "b.csv"));
        File.WriteAllText(a, reference);
        File.WriteAllText(b, candidate);
        using StringWriter output = new();
        string[] arguments = ["--metric", metric, "--reference", a, "--candidate", b, .. more];
        CompareCommand
            .Create()
            .Parse(arguments)
            .Invoke(new() { EnableDefaultExceptionHandler = false, Output = output });
        return output.ToString();
    }
}
