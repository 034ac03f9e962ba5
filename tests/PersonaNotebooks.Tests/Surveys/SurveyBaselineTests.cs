using PersonaNotebooks.Personas;
using PersonaNotebooks.Surveys;
using PersonaNotebooks.Surveys.Baselines;
using PersonaNotebooks.Surveys.Truth;

namespace PersonaNotebooks.Tests.Surveys;

public class SurveyBaselineTests
{
    private static readonly HumanShares People = HumanShares.Load();
    private static readonly IReadOnlyList<Question> Items = QuestionSet.Load("attitudes");

    private static Persona Person(
        int i,
        string sex,
        string race = "white",
        string age = "35-44",
        string tier = "meta"
    ) =>
        new($"VT-{i}/{tier}", $"{i} {sex} {race} {age}")
        {
            Tier = tier,
            Fields = new Dictionary<string, string>
            {
                ["person"] = $"VT-{i}",
                ["state"] = "VT",
                ["sex"] = sex,
                ["race"] = race,
                ["age"] = age,
            },
        };

    private static Response Says(Persona persona, Question question, IReadOnlyList<double> shares) =>
        new(
            new(persona, question, OptionOrder.Rotation(question.Options.Count, 0)),
            "test",
            0,
            1,
            new(AnswerStatus.Valid, shares, 0, "")
        );

    // Everybody answers with people's own shares: perfect alignment, spread 1, in every item and subject.
    [Fact]
    public void WhoAnswersAsPeopleDoIsAligned()
    {
        Response[] answers =
        [
            .. from i in Enumerable.Range(0, 20)
            from item in Items
            select Says(Person(i, "female"), item, QuestionTruth.Of(item, People)!),
        ];
        var rows = SurveyAlignment.Of(answers, People, 7);
        Assert.All(rows.Where(r => !r.IsBaseline), r => Assert.Equal(1, r.Alignment.Value, 9));
        Assert.All(rows.Where(r => !r.IsBaseline), r => Assert.Equal(1, r.Dispersion.Value, 9));
        Assert.All(rows.Where(r => !r.IsBaseline), r => Assert.True(r.Dispersion.Low < 1 && r.Dispersion.High > 1));
        Assert.Equal(["random", "demographic", "uniform"], rows.Where(r => r.IsBaseline).Select(r => r.Who).Distinct());
        var subjects = SurveyAlignment.BySubject(answers, People, 7);
        Assert.All(subjects.Where(r => !r.IsBaseline), r => Assert.Equal(1, r.Alignment.Value, 9));
        Assert.Equal(Items.Count, subjects[0].Questions);
        Assert.Equal(Items.Count, subjects.Where(r => r.Who == "meta" && r.Subject.Length > 0).Sum(r => r.Questions));
    }

    [Fact]
    public void ASubjectIsTheMeanOfItsItems()
    {
        Response[] answers =
        [
            .. from i in Enumerable.Range(0, 10)
            from item in Items
            select Says(Person(i, "male"), item, [.. item.Options.Select((_, o) => o == i % 2 ? 1.0 : 0.0)]),
        ];
        var items = SurveyAlignment.Of(answers, People, 7);
        foreach (var row in SurveyAlignment.BySubject(answers, People, 7))
        {
            var of = items.Where(r =>
                r.Who == row.Who && (row.Subject.Length == 0 || r.Question.Subject == row.Subject)
            );
            Assert.Equal(of.Average(r => r.Alignment.Value), row.Alignment.Value, 9);
            Assert.InRange(row.Alignment.Value, row.Alignment.Low, row.Alignment.High);
        }
    }

    [Fact]
    public void TheDemographicBaselineLeansTheWayOfItsGroups()
    {
        var item = Items.First(q => q.Id == "attitude-racism");
        double First(string race)
        {
            var all = SurveyBaselines.Of(
                item,
                [.. Enumerable.Range(0, 5).Select(i => Person(i, "female", race))],
                People
            );
            return all.Single(b => b.Name == SurveyBaselines.Demographic).Shares[0];
        }
        var (black, white) = (
            QuestionTruth.Of(item, People, "race", "black")![0],
            QuestionTruth.Of(item, People, "race", "white")![0]
        );
        Assert.True(black > white);
        Assert.True(First("black") > First("white"));
        Assert.Equal(1, SurveyBaselines.Of(item, [Person(1, "male")], People)[0].Shares.Sum(), 12);
        // Without certain fields there is nothing to tell groups by.
        Assert.Equal(["uniform"], SurveyBaselines.Of(item, [new Persona("a", "somebody")], People).Select(b => b.Name));
    }

    // People who answer blindly have no gap between groups: intervals must hold 0 in about 95 of 100 repetitions.
    [Fact]
    public void BlindAnswersHaveNoGap()
    {
        var scales = Items.Where(q => q.Ordered).ToList();
        var covered = 0;
        for (var repetition = 0; repetition < 100; repetition++)
        {
            var random = new Seed(31).For("blind", repetition).Stream();
            Response[] answers =
            [
                .. from i in Enumerable.Range(0, 60)
                let person = Person(i, i % 2 == 0 ? "female" : "male")
                from q in scales
                let choice = random.Next(q.Options.Count)
                select Says(person, q, [.. q.Options.Select((_, o) => o == choice ? 1.0 : 0.0)]),
            ];
            var gap = OpinionGaps.Of(answers, People, "sex", "female", "male", new Seed(32).For("gap", repetition))[0];
            covered += gap.Ratio.Low <= 0 && 0 <= gap.Ratio.High ? 1 : 0;
        }
        Assert.InRange(covered, 89, 99);
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(0.0)]
    [InlineData(2.0)]
    public void GapsBetweenGroupsAreRecovered(double planted)
    {
        // Women and men answer at people's mean places, the gap between them stretched by the planted ratio.
        var scales = Items.Where(q => q.Ordered).ToList();
        double[] Shares(Question q, string sex)
        {
            double Place(string s) => QuestionTruth.Of(q, People, "sex", s)!.Select((x, o) => x * (o + 1)).Sum();
            var middle = (Place("female") + Place("male")) / 2;
            var at = middle + (Place(sex) - middle) * planted;
            var low = (int)Math.Floor(at);
            return
            [
                .. q.Options.Select(
                    (_, o) =>
                        o + 1 == low ? 1 - (at - low)
                        : o == low ? at - low
                        : 0
                ),
            ];
        }
        Response[] answers =
        [
            .. from i in Enumerable.Range(0, 40)
            let person = Person(i, i % 2 == 0 ? "female" : "male")
            from q in scales
            select Says(person, q, Shares(q, person.Fields["sex"])),
        ];
        var gap = Assert.Single(OpinionGaps.Of(answers, People, "sex", "female", "male", 7));
        Assert.Equal(planted, gap.Ratio.Value, 9);
        Assert.InRange(planted, gap.Ratio.Low, gap.Ratio.High);
        Assert.Equal(scales.Count, gap.Questions);
        Assert.Empty(OpinionGaps.Of(answers, People, "race", "black", "white", 7));
        Assert.Contains(
            "sex, race, age",
            Assert.Throws<InputException>(() => OpinionGaps.Of(answers, People, "party", "a", "b", 7)).Message
        );
    }
}
