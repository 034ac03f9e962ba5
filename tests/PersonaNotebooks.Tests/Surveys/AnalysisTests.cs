using PersonaNotebooks.Personas;
using PersonaNotebooks.Surveys;

namespace PersonaNotebooks.Tests.Surveys;

public class AnalysisTests
{
    private static readonly Dictionary<(string, string), double> Truth = new()
    {
        [("vote", "VT")] = 0.7,
        [("vote", "WY")] = 0.3,
    };

    // By hand. Ordered: F = (0.2, 0.5), G = (0.5, 0.8): W1 = 0.3 + 0.3 = 0.6, 1 - 0.6 / 2 = 0.7. Unordered: half of 0.3 + 0 + 0.3 = 0.3, 1 - 0.3 = 0.7.
    // (0.6, 0, 0.4) against (0.5, 0.5, 0): ordered |0.1| + |-0.4| = 0.5, 0.75; unordered half of 0.1 + 0.5 + 0.4 = 0.5, 0.5.
    [Theory]
    [InlineData(new[] { 0.2, 0.3, 0.5 }, new[] { 0.5, 0.3, 0.2 }, true, 0.7)]
    [InlineData(new[] { 0.2, 0.3, 0.5 }, new[] { 0.5, 0.3, 0.2 }, false, 0.7)]
    [InlineData(new[] { 0.6, 0, 0.4 }, new[] { 0.5, 0.5, 0 }, true, 0.75)]
    [InlineData(new[] { 0.6, 0, 0.4 }, new[] { 0.5, 0.5, 0 }, false, 0.5)]
    [InlineData(new[] { 0.9, 0.1 }, new[] { 0.4, 0.6 }, true, 0.5)]
    [InlineData(new[] { 0.9, 0.1 }, new[] { 0.4, 0.6 }, false, 0.5)]
    [InlineData(new[] { 1.0, 0, 0 }, new[] { 0.0, 0, 1 }, true, 0)]
    public void AlignmentIsWhatTheFormulaSaysByHand(
        double[] simulated,
        double[] people,
        bool ordered,
        double expected
    ) => Assert.Equal(expected, Alignment.Of(simulated, people, ordered), 12);

    [Fact]
    public void AlignmentWithoutTruthSaysSo()
    {
        Assert.Equal(
            0.6,
            Alignment.Mean([([0.9, 0.1], [0.4, 0.6], true), ([0.2, 0.3, 0.5], [0.5, 0.3, 0.2], true)]),
            12
        );
        Assert.Contains("not available", Assert.Throws<InputException>(() => Alignment.Mean([])).Message);
    }

    // VT 6 of 10 against 0.7 (error -0.1), WY 5 of 10 against 0.3 (+0.2).
    [Fact]
    public void DriftAndElectionAlignmentByHand()
    {
        Response[] responses = [.. Sample.State("VT", 6, 10), .. Sample.State("WY", 5, 10)];
        Dictionary<string, double> voters = new() { ["VT"] = 3, ["WY"] = 1 };
        Assert.Equal(0.55, LeftShift.Share(responses, 1)!.Value, 12);
        Assert.Equal(0.575, LeftShift.Share(responses, 1, voters)!.Value, 12);
        Assert.Equal(0.05, LeftShift.AgainstTruth(responses, Truth, 1)!.Value, 12);
        Assert.Equal(-0.025, LeftShift.AgainstTruth(responses, Truth, 1, voters)!.Value, 12);
        Assert.Equal(0.85, ElectionAlignment.Of(responses, Truth, 1)!.Value, 12);
        Assert.Equal(0.875, ElectionAlignment.Of(responses, Truth, 1, voters)!.Value, 12);
        Assert.Null(LeftShift.AgainstTruth(responses, new Dictionary<(string, string), double>(), 1));
    }

    // 40 states of a real lean 0.5 plus or minus 0.1, people who lean 0.5 everywhere: the true error is 0.1. With 20 people a state noise alone is
    // 0.112, so the plain root mean square is about 0.15; the corrected one must lie around 0.1, whether draws of a person are alike or not.
    [Theory]
    [InlineData(20, false)]
    [InlineData(20, true)]
    public void TheStateErrorIsNotMadeOfNoise(int people, bool alike)
    {
        Dictionary<(string, string), double> truth = Enumerable
            .Range(0, 40)
            .ToDictionary(s => ("vote", $"S{s}"), s => s % 2 == 0 ? 0.6 : 0.4);
        var (sum, covered) = (0.0, 0);
        for (var repetition = 0; repetition < 50; repetition++)
        {
            var random = new Seed(5).For("noise", repetition).Stream();
            List<Response> responses = [];
            foreach (var (_, state) in truth.Keys)
            {
                for (var i = 0; i < people; i++)
                {
                    var first = random.NextDouble() < 0.5 ? 0 : 1;
                    responses.Add(Sample.Answered(Sample.Person(state, i), Sample.Vote, first));
                    var second =
                        alike ? first
                        : random.NextDouble() < 0.5 ? 0
                        : 1;
                    responses.Add(Sample.Answered(Sample.Person(state, i), Sample.Vote, second));
                }
            }
            var error = StateNoise.RootMeanSquare(responses, truth)!;
            sum += error.Value * error.Value;
            covered += error.Low <= 0.1 && 0.1 <= error.High ? 1 : 0;
        }
        Assert.InRange(Math.Sqrt(sum / 50), 0.09, 0.11);
        Assert.InRange(covered, 42, 50);
        Assert.Null(StateNoise.RootMeanSquare(Sample.State("VT", 1, 1), Truth));
    }

    // Nobody is one respondent: 12 of 20 over both states is its share of each, errors -0.1 and 0.3.
    [Fact]
    public void NobodyIsPooledOverStates()
    {
        Response[] nobody = [.. Sample.State("VT", 10, 10, Tiers.Nobody), .. Sample.State("WY", 2, 10, Tiers.Nobody)];
        Assert.Equal(0.8, ElectionAlignment.Of(nobody, Truth, 1)!.Value, 12);
        var variance = 0.6 * 0.4 / 19;
        Assert.Equal(Math.Sqrt((0.01 + 0.09) / 2 - variance), StateNoise.RootMeanSquare(nobody, Truth)!.Value, 12);
    }

    [Fact]
    public void PeopleAreResampledWithinTheirStates()
    {
        // All of VT go left, all of WY right: people drawn within states leave nothing to vary.
        Response[] responses = [.. Sample.State("VT", 10, 10), .. Sample.State("WY", 0, 10)];
        var share = LeftShift.Share(responses, 1)!;
        Assert.All([share.Value, share.Low, share.High], end => Assert.Equal(0.5, end, 12));
        Assert.Contains("person within 2 strata", share.Method);
    }

    [Fact]
    public void AStateKeepsItsWeightWhenAnswersAreMissing()
    {
        var lost = Enumerable
            .Range(0, 8)
            .Select(i => Sample.Answered(Sample.Person("WY", 100 + i), Sample.Vote, null, AnswerStatus.Unparsed));
        Response[] responses = [.. Sample.State("VT", 8, 10), .. Sample.State("WY", 0, 2), .. lost];
        Assert.Equal(0.4, LeftShift.Share(responses, 1)!.Value, 12);
        var wyoming = AnswerCounts.Of(responses.Where(r => r.State == "WY"));
        Assert.Equal((2, 8, 0.8), (wyoming.Valid, wyoming.Unparsed, wyoming.Invalid));
    }

    // Pairs: person 0 left in both, 1 and 2 go left, 3 right in both, 4 has no answer in the tier: mean of 0, 1, 1, 0.
    [Fact]
    public void AgainstAnotherTierPeopleArePaired()
    {
        Response[] meta = [.. Sample.State("VT", 1, 5)];
        Response[] tier =
        [
            .. Sample.State("VT", 3, 4, "descriptive"),
            Sample.Answered(Sample.Person("VT", 4, "descriptive"), Sample.Vote, null, AnswerStatus.Failed),
        ];
        var drift = LeftShift.AgainstTier(tier, meta, 1)!;
        Assert.Equal(0.5, drift.Value, 12);
        Assert.Equal(4, drift.N["person"]);
        Assert.Equal("no interval: a single person", LeftShift.AgainstTier(tier.Take(1), meta, 1)!.Method);
    }

    [Fact]
    public void TheIntervalOfAPlantedDriftCoversItInNineOfTenRepetitions()
    {
        // Lean by tier is 0.45 in Meta and 0.45 + 0.12 in the other; people carry a taste of their own into both.
        var covered = 0;
        for (var repetition = 0; repetition < 100; repetition++)
        {
            var random = new Seed(11).For("repetition", repetition).Stream();
            List<Response> meta = [],
                tier = [];
            for (var i = 0; i < 120; i++)
            {
                var (state, taste) = (i % 2 == 0 ? "VT" : "WY", random.NextDouble() * 0.6 - 0.3);
                int Vote(double lean) => random.NextDouble() < lean + taste ? 0 : 1;
                meta.Add(Sample.Answered(Sample.Person(state, i), Sample.Vote, Vote(0.45)));
                tier.Add(Sample.Answered(Sample.Person(state, i, "descriptive"), Sample.Vote, Vote(0.57)));
            }
            var drift = LeftShift.AgainstTier(tier, meta, new Seed(12).For("bootstrap", repetition))!;
            covered += drift.Low <= 0.12 && 0.12 <= drift.High ? 1 : 0;
        }
        Assert.InRange(covered, 90, 99);
    }

    // Errors -0.1, 0.2, 0: mean absolute 0.1, bias 0.1 / 3; weighted (0.1 + 3 * 0.2) / 5 = 0.14. Winners: VT right, WY predicted a tie, TX right.
    [Fact]
    public void StateErrorsByHand()
    {
        Dictionary<string, double> predicted = new()
        {
            ["VT"] = 0.6,
            ["WY"] = 0.5,
            ["TX"] = 0.4,
            ["XX"] = 1,
        };
        Dictionary<string, double> truth = new()
        {
            ["VT"] = 0.7,
            ["WY"] = 0.3,
            ["TX"] = 0.4,
            ["CA"] = 0.6,
        };
        var errors = StateErrors.Of(
            predicted,
            truth,
            new Dictionary<string, double>
            {
                ["VT"] = 1,
                ["WY"] = 3,
                ["TX"] = 1,
            }
        );
        Assert.Equal(3, errors.States);
        Assert.Equal(0.1, errors.MeanAbsolute, 12);
        Assert.Equal(0.14, errors.WeightedMeanAbsolute, 12);
        Assert.Equal(0.1 / 3, errors.Bias, 12);
        Assert.Equal(2.5, errors.Winners);
        Assert.Equal(1, errors.StatesWon);
        // Sums of squares around the means: 0.02 and 0.26 / 3; of products: 0.03.
        Assert.Equal(0.03 / Math.Sqrt(0.02 * 0.26 / 3), errors.Correlation, 12);
        Assert.Equal(Math.Sqrt(0.02 / (0.26 / 3)), errors.Dispersion, 12);
        Assert.Contains(
            "no state in common",
            Assert.Throws<InputException>(() => StateErrors.Of(predicted, new Dictionary<string, double>())).Message
        );
    }

    // Places 1, 2, 3. (0.5, 0, 0.5): mean 2, variance 1. (0.25, 0.5, 0.25): mean 2, variance 0.5.
    [Fact]
    public void SpreadByHand()
    {
        Assert.Equal(Math.Sqrt(0.5), OpinionSpread.DispersionRatio([0.25, 0.5, 0.25], [0.5, 0, 0.5]), 12);
        Assert.Equal(1.5, OpinionSpread.EntropyRatio([0.25, 0.5, 0.25], [0.5, 0, 0.5]), 12);
        Assert.Equal(2, OpinionSpread.GapRatio(([1, 0, 0], [0, 0, 1]), ([1, 0, 0], [0, 1, 0])), 12);
        Assert.True(double.IsNaN(OpinionSpread.GapRatio(([1, 0, 0], [0, 0, 1]), ([1, 0, 0], [1, 0, 0]))));
        Assert.Contains(
            "zero people",
            Assert.Throws<InputException>(() => OpinionSpread.DispersionRatio([0, 0], [1, 1])).Message
        );
    }

    [Fact]
    public void UnreadAnswersAreNotTakenForQuestionsNotAsked()
    {
        var car = QuestionSet.Load("consumer").First(q => q.Id == "consumer-car");
        string Verdict(params Response[] responses) =>
            PublishedDirections.Of(responses, [car], 7).Single(r => r.What.StartsWith(car.Label)).Verdict;
        Response Unread(string tier) => Sample.Answered(Sample.Person("VT", 1, tier), car, null, AnswerStatus.Unparsed);
        Assert.Equal("not asked", Verdict());
        Assert.Equal("not asked", Verdict(Unread(Tiers.Meta)));
        Assert.Equal("no readable answer", Verdict(Unread(Tiers.Meta), Unread(Tiers.Descriptive)));
    }

    [Fact]
    public void BothDenominatorsAreOffered()
    {
        Response[] responses =
        [
            .. Sample.State("VT", 3, 4),
            Sample.Answered(Sample.Person("VT", 9), Sample.Vote, null, AnswerStatus.DontKnow),
            Sample.Answered(Sample.Person("VT", 10), Sample.Vote, null, AnswerStatus.Unparsed),
        ];
        var counts = AnswerCounts.Of(responses);
        Assert.Equal(0.75, counts.Left(), 12);
        Assert.Equal(0.5, counts.Left(Denominator.All), 12);
        Assert.Equal("dem", counts.Winner!.Id);
        Assert.Contains("Zero answers", Assert.Throws<InputException>(() => AnswerCounts.Of([])).Message);
    }
}
