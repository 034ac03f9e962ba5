using PersonaNotebooks.Simulacra;

namespace PersonaNotebooks.Tests.Simulacra;

public class FunctionTestTests
{
    private static readonly CognitiveFunction[] All = [.. CognitiveFunctions.All];

    [Fact]
    public void TheShareOfTheBankIsTheNumberOfSentences()
    {
        var items = FunctionTest.Sample(Stub.Bank, 7, share: 0.4);
        Assert.Equal(256, items.Count);
        Assert.All(items.GroupBy(i => (i.Function, i.Rank)), g => Assert.Equal(4, g.Count()));
        Assert.Equal(640, FunctionTest.Sample(Stub.Bank, 7, 1).Select(i => i.Sentence).Distinct().Count());
        Assert.Equal(items, FunctionTest.Sample(Stub.Bank, 7, 0.4));
        Assert.Throws<InputException>(() => FunctionTest.Sample(Stub.Bank, 7, 0));
    }

    [Fact]
    public void TauIsOfPlacesAndExact()
    {
        for (var i = 0; i < 200; i++)
        {
            var stream = new Seed((ulong)i).Stream();
            CognitiveFunction[] target = [.. All];
            stream.Shuffle<CognitiveFunction>(target);
            Assert.Equal(1, FunctionProfile.Rank(Scores(target), target), 12);
            Assert.Equal(-1, FunctionProfile.Rank(Scores([.. target.Reverse()]), target), 12);
            var swap = stream.Next(7);
            CognitiveFunction[] other = [.. target];
            (other[swap], other[swap + 1]) = (other[swap + 1], other[swap]);
            Assert.Equal(26 / 28.0, FunctionProfile.Rank(Scores(other), target), 12);
        }
        // The order on which a tau of labels gives 0.214.
        CognitiveFunction[] known = [.. "Se Ti Fi Ni Te Si Ne Fe".Split(' ').Select(CognitiveFunctions.Parse)];
        CognitiveFunction[] swapped = [.. "Se Fi Ti Ni Te Si Ne Fe".Split(' ').Select(CognitiveFunctions.Parse)];
        Assert.Equal(0.929, FunctionProfile.Rank(Scores(swapped), known), 3);
    }

    [Fact]
    public void APlantedCharacterIsRecoveredAndAlwaysYesIsUndefined()
    {
        var items = FunctionTest.Sample(Stub.Bank, 7, share: 1);
        var target = Stub.Thea.Personality.Ranking;
        // Agrees with strong sentences of the functions at the top and with weak ones of those at the bottom.
        FunctionAnswer[] answers =
        [
            .. items.Select(i => new FunctionAnswer(
                i,
                i.Rank <= 4
                    ? target.ToList().IndexOf(i.Function) < 2 * (5 - i.Rank)
                    : target.ToList().IndexOf(i.Function) >= 2 * (9 - i.Rank)
            )),
        ];
        var profile = FunctionProfile.Of(answers, target, 7);
        Assert.True(profile.Tau.Value > 0.9, profile.Tau.ToString());
        Assert.True(profile.Tau.Low > 0, profile.Tau.ToString());
        var yes = FunctionProfile.Of([.. items.Select(i => new FunctionAnswer(i, true))], target, 7);
        Assert.True(double.IsNaN(yes.Tau.Value));
        Assert.All(yes.Scores.Values, s => Assert.Equal(0, s));
    }

    [Theory]
    [InlineData(0.4)]
    [InlineData(1)]
    public void TheSentencesOfThePromptAreLeftOutAndReadingThemIsWorthNothing(double share)
    {
        var personality = Stub.Thea.Personality;
        var own = personality.Sentences.SelectMany(s => s).ToHashSet();
        var all = FunctionTest.Sample(Stub.Bank, 7, 1);
        var unseen = FunctionTest.Sample(Stub.Bank, 7, share, personality);
        Assert.Equal(20, all.Count(i => own.Contains(i.Sentence)));
        Assert.DoesNotContain(unseen, i => own.Contains(i.Sentence));
        Assert.Equal(share == 1 ? 620 : 256, unseen.Count);
        // One who reads the prompt and knows nothing else has the order when its sentences are asked, and none when they are not.
        FunctionProfile Reader(IEnumerable<FunctionItem> items) =>
            FunctionProfile.Of(
                [.. items.Select(i => new FunctionAnswer(i, own.Contains(i.Sentence)))],
                personality.Ranking,
                7
            );
        Assert.True(Reader(all).Tau.Value > 0.9);
        Assert.True(double.IsNaN(Reader(unseen).Tau.Value));
        // What was left out must not tip one who says yes to everything.
        var yes = FunctionProfile.Of([.. unseen.Select(i => new FunctionAnswer(i, true))], personality.Ranking, 7);
        Assert.All(yes.Scores.Values, s => Assert.Equal(0, s));
    }

    [Theory]
    [InlineData("Answer: yes", true)]
    [InlineData("answer: No.", false)]
    [InlineData("Answer: yesterday", null)]
    [InlineData("Answer: yes and no", null)]
    [InlineData("yes", null)]
    [InlineData("Answer: oui", null)]
    public void YesAndNoAreReadStrictly(string reply, bool? yes) => Assert.Equal(yes, YesNo.Read(reply));

    private static double[] Scores(CognitiveFunction[] strongestFirst) =>
        [.. All.Select(f => -(double)Array.IndexOf(strongestFirst, f))];
}
