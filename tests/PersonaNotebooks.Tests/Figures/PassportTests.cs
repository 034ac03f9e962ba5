using PersonaNotebooks.Figures;

namespace PersonaNotebooks.Tests.Figures;

public class PassportTests
{
    private static Passport Full(IEnumerable<string> order) =>
        Samples.Passport with
        {
            Parameters = order.ToDictionary(name => name, name => name.ToUpperInvariant()),
            N = order.ToDictionary(name => name, name => name.Length),
            Seed = 7,
        };

    [Fact]
    public void TwoModelsAreBothNamedAndOneModelTwiceIsOne()
    {
        var one = new Passport { Caveat = "small" }.WithModel("a", "d1", "a note", 3);
        var two = one.WithModel("b", "d2", null, 4).WithModel("a", "d1", "a note", 1);
        Assert.Equal(("a; b", "d1; d2", 8, "a note: small"), (two.Model, two.ModelDigest, two.Answers, two.Caveat));
    }

    [Fact]
    public void OrderOfNamesDoesNotMatter() =>
        Assert.Equal(Full(["b", "a", "ab"]).ToJson("s", "p"), Full(["ab", "b", "a"]).ToJson("s", "p"));

    [Fact]
    public void IsPinnedSoThatOldPassportsCanBeVerified() =>
        Assert.Equal(
            """
            {
              "passport": 1,
              "caveat": "made-up numbers",
              "uncertainty": "none",
              "n": {
                "a": 1
              },
              "data": {},
              "model": "none",
              "modelDigest": "none",
              "prompts": {},
              "answers": 0,
              "parameters": {
                "a": "A"
              },
              "seed": 7,
              "library": "VERSION",
              "svgSha256": "043a718774c572bd8a25adbeb1bfcd5c0256ae11cecf9f9c3f925d0e52beaf89",
              "plotlySha256": "148de9c5a7a44d19e56cd9ae1a554bf67847afb0c58f6e12fa29ac7ddfca9940"
            }

            """.ReplaceLineEndings("\n").Replace("VERSION", LibraryVersion.Current),
            Full(["a"]).ToJson("s", "p")
        );

    [Fact]
    public void DataFileIsHashedByItsPathInTheCollection()
    {
        var passport = Samples.Passport.WithData("LICENSE");
        var expected = System.Security.Cryptography.SHA256.HashData(
            File.ReadAllBytes(Path.Combine(Home.Root, "LICENSE"))
        );
        Assert.Equal(Convert.ToHexStringLower(expected), passport.Data["LICENSE"]);
        Assert.DoesNotContain(Home.Root, passport.ToJson("s", "p"));
    }

    [Theory, InlineData("no-such-file.csv"), InlineData("../outside"), InlineData("/etc/hostname")]
    public void DataFileMustLieInTheCollection(string path) =>
        Assert.Contains(path, Assert.Throws<InputException>(() => Passport.HashFile(path)).Message);
}
