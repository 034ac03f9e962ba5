using PersonaNotebooks.Imitation.Loop;
using PersonaNotebooks.Imitation.Posts;
using PersonaNotebooks.Imitation.Scoring;

namespace PersonaNotebooks.Tests.Imitation;

public class ImitationScoringTests
{
    [Fact]
    public void TheCombinedScoreIsTheWeightedMeanOfWhatIsThere()
    {
        Assert.Equal((0.4 * 0.5 + 0.3 * 0.2 + 0.3 * 0.8) / 1.0, CombinedScore.Of(0.5, 0.2, 0.8), 12);
        Assert.Equal((0.4 * 0.5 + 0.3 * 0.8) / 0.7, CombinedScore.Of(0.5, null, 0.8), 12);
        Assert.Equal(0.8, CombinedScore.Of(null, null, 0.8), 12);
        Assert.Equal(0, CombinedScore.Of(null, null, null));
    }

    [Theory]
    [InlineData("Post: a day", "a day", 0.5)]
    [InlineData("**a day**", "a day", 0.5)]
    [InlineData("he flexed! today", "he flexed! today", 0.5)]
    [InlineData("a day", "a day", 1)]
    [InlineData("a", "a day at the beach", 0.7)]
    [InlineData("Post: a day that goes on and on", "a day", 0.35)]
    public void TheOriginalsFormatRuleIsKeptAsALegacyColumn(string prediction, string reference, double score) =>
        Assert.Equal(score, OriginalPostMetrics.FormatCompliance(prediction, reference), 12);

    [Theory]
    [InlineData("a day in the park", 1)]
    [InlineData("he flexed! in the park", 1)]
    [InlineData("Post: a day in the park", 2 / 3.0)]
    [InlineData("a day\nin the park", 2 / 3.0)]
    [InlineData("", 0.0)]
    public void OurFormatAdherenceHasNoForbiddenWords(string raw, double score) =>
        Assert.Equal(score, FormatAdherence.Of(raw, "a day in the zoo"), 12);

    [Theory]
    [InlineData("**Completed post:** a day", "a day")]
    [InlineData("Reply: \"a day\"", "a day")]
    [InlineData("```\na day\n```", "a day")]
    [InlineData("  a  day \n", "a day")]
    [InlineData("He said \"a day\" and \"a night\"", "He said \"a day\" and \"a night\"")]
    public void KnownWrappersAreTakenOffBeforeScoring(string raw, string text) =>
        Assert.Equal(text, ImitationText.Clean(raw));

    [Theory]
    [InlineData(0.71, 1)]
    [InlineData(0.7, 0.7)]
    [InlineData(0.31, 0.31)]
    [InlineData(0.3, 0)]
    public void ContentAccuracyHasThreeSteps(double cosine, double accuracy) =>
        Assert.Equal(accuracy, OriginalPostMetrics.ContentAccuracy(cosine));

    [Fact]
    public void AMetricWithoutItsModelIsMissingAndNotZero()
    {
        var scores = new TextItemScorer().Score(new Stimulus("1", "yes it is") { Message = "is it?" }, "yes it is");
        Assert.Equal((1, 1), (scores.RougeL, scores.Rouge1));
        Assert.Equal((null, null, null, null), (scores.BertF1, scores.Likelihood, scores.Perplexity, scores.SlotExact));
        Assert.Null(ItemScores.Mean([scores, scores]).BertF1);
        var e = Assert.Throws<InputException>(() => new Objective(Strategy.Likelihood).Of(scores));
        Assert.Contains("likelihood", e.Message);
    }

    [Fact]
    public void PerplexityIsComparedWithThatOfThePersonsText()
    {
        Objective objective = new(Strategy.Perplexity);
        double Of(double made, double real) => objective.Of(new() { Perplexity = made, ReferencePerplexity = real });
        Assert.Equal(0, Of(50, 50));
        Assert.Equal(Of(25, 50), Of(100, 50), 12);
        Assert.True(Of(60, 50) > Of(100, 50));
    }

    [Fact]
    public void AStrategyThatCannotRankAnythingIsRefused()
    {
        ImitationOptions options = new() { Strategy = Strategy.Perplexity, OriginalScores = true };
        Assert.Contains("nothing can be ranked", Assert.Throws<InputException>(options.Check).Message);
        (options with { OriginalScores = false }).Check();
        Assert.Throws<InputException>((options with { OriginalScores = false, Likelihoods = false }).Check);
        Assert.Throws<InputException>(new ImitationOptions { Rounds = 0 }.Check);
        Assert.Throws<InputException>(new ImitationOptions { Margin = double.NaN }.Check);
        Assert.Throws<InputException>(new ImitationOptions { Patience = 0 }.Check);
    }
}
