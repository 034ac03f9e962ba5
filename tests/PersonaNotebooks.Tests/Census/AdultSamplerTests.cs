using PersonaNotebooks.Census;

namespace PersonaNotebooks.Tests.Census;

public class AdultSamplerTests
{
    private static readonly AdultSampler Vermont = new(["VT"]);

    [Fact]
    public void NobodyOfAMillionIsImpossible()
    {
        AdultSampler country = new(States.Parse("all"));
        var broken = country
            .Sample(1_000_000, 7)
            .Select(ImpossibleCombination.FirstOf)
            .Where(rule => rule is not null)
            .CountBy(rule => rule!.Name);
        Assert.Empty(broken);
    }

    [Fact]
    public void UnpaidFamilyWorkersEarnLittleAndAreAsManyAsPublished()
    {
        var unpaid = new AdultSampler(["TX"]).Sample(300_000, 7).Where(a => a.WorkerClass == "unpaid family worker");
        var published = AcsTable.Load2018("class of worker", ["TX"]);
        var share =
            published["TX", "male", "unpaid family worker"]
            / published.Dimensions[^1].Categories.Sum(c => published["TX", "male", c]);
        var men = unpaid.Where(a => a.Person.Sex == "male").ToList();
        var employed = new AdultSampler(["TX"])
            .Sample(300_000, 7)
            .Count(a => a.Work == "employed" && a.Person.Sex == "male");
        Assert.InRange(
            men.Count,
            share * employed - 4 * Math.Sqrt(share * employed),
            share * employed + 4 * Math.Sqrt(share * employed)
        );
        Assert.All(men, a => Assert.True(a.Earnings == "under $10000" || int.Parse(a.Earnings!.AsSpan(1, 5)) < 25_000));
    }

    [Fact]
    public void EveryRuleCatchesTheAdultThatBreaksIt()
    {
        var adult = Vermont
            .Sample(2000, 7)
            .First(a => a is { Work: "employed", Citizenship: "native", Person.Age: "35-44" });
        Adult teen = adult with { Person = adult.Person with { Age = "18-19" } };
        (string Rule, Adult Broken)[] cases =
        [
            ("a bachelor's or graduate degree before 20", teen with { Education = "graduate degree" }),
            ("widowed or divorced before 20", teen with { Marital = "divorced", Education = "some college" }),
            (
                "a veteran before 20",
                teen with
                {
                    Veteran = "veteran",
                    Marital = "never married",
                    Education = "some college",
                }
            ),
            (
                "an occupation without the schooling it asks for",
                adult with
                {
                    Occupation = "computer and mathematical",
                    Education = "less than 9th grade",
                }
            ),
            (
                "an unpaid family worker with $25,000 of earnings or over $100,000 of income",
                adult with
                {
                    Occupation = "sales",
                    WorkerClass = "unpaid family worker",
                    Earnings = "$25000 to $29999",
                }
            ),
            ("born in a US state and naturalized or no citizen", adult with { Citizenship = "naturalized" }),
        ];
        Assert.All(cases, c => Assert.Equal(c.Rule, ImpossibleCombination.FirstOf(c.Broken)?.Name));
        Assert.Null(ImpossibleCombination.FirstOf(adult));
    }

    [Theory]
    [InlineData("TX")]
    [InlineData("VT")]
    [InlineData("DC")]
    public void PublishedMarginsLieWithinSamplingErrorOverAHundredSeeds(string state)
    {
        AdultSampler sampler = new([state]);
        var claims = MarginClaims.Of(state);
        var p = claims.ToDictionary(c => c.Field, _ => new List<double>());
        for (var i = 0; i < 100; i++)
        {
            var people = sampler.Sample(4000, new Seed(11).For("claim", i)).ToList();
            foreach (var claim in claims)
            {
                p[claim.Field].Add(claim.Test(people).P);
            }
        }
        Assert.Equal(19, claims.Count);
        foreach (var (field, values) in p)
        {
            values.Sort();
            var distance = values
                .Select((x, i) => Math.Max(Math.Abs(x - i / 100.0), Math.Abs(x - (i + 1) / 100.0)))
                .Max();
            // 57 fields and states together at 1 %: the Kolmogorov-Smirnov statistic of 100 uniform values stays below 0.22.
            Assert.True(distance < 0.22, $"{field} of {state}: p-values lie {distance:F3} from uniform");
        }
    }

    [Fact]
    public void TheSameTestsCatchPeopleOfAnotherState()
    {
        var people = new AdultSampler(["TX"]).Sample(4000, 7).ToList();
        Assert.All(
            MarginClaims.Of("VT").Where(c => c.Field.StartsWith("birth") || c.Field.StartsWith("language")),
            claim => Assert.InRange(claim.Test(people).P, 0, 1e-6)
        );
    }

    [Fact]
    public void AChiSquareIsTheOneWorkedByHand()
    {
        MarginClaim claim = new(
            "sex",
            "-",
            _ => "all",
            a => a.Person.Sex,
            new Dictionary<string, IReadOnlyDictionary<string, double>>
            {
                ["all"] = new Dictionary<string, double> { ["female"] = 60, ["male"] = 40 },
            }
        );
        var adult = Vermont.Sample(1, 7).Single();
        Adult Of(string sex) => adult with { Person = adult.Person with { Sex = sex } };
        // 100 people, 70 women: (70 - 60)² / 60 + (30 - 40)² / 40 = 25/6; for one degree of freedom p = 0.0412.
        var test = claim.Test([.. Enumerable.Repeat(Of("female"), 70), .. Enumerable.Repeat(Of("male"), 30)]);
        Assert.Equal(25 / 6.0, test.Statistic, 12);
        Assert.Equal(1, test.DegreesOfFreedom);
        Assert.Equal(0.0412, test.P, 4);
        Assert.Equal(0, claim.Test([Of("neither")]).P);
    }

    [Fact]
    public void TheSameSeedGivesTheSameAdultsAndTheirFirstFieldsAreThoseOfTheJointSampler()
    {
        var adults = Vermont.Sample(300, 7).ToList();
        Assert.Equal(adults, new AdultSampler(["VT"]).Sample(300, 7));
        Assert.Equal(adults.Take(50), Vermont.Sample(50, 7));
        Assert.NotEqual(adults, Vermont.Sample(300, 8));
        Assert.Equal(adults.Select(a => a.Person), new JointSampler(AdultsTable.Load2018(["VT"])).Sample(300, 7));
    }

    [Fact]
    public void GivenPeopleKeepWhatIsGiven()
    {
        Person given = new(5, "VT", "75-84", "female", "black");
        var adults = Vermont.Complete(Enumerable.Repeat(given, 200), 7).ToList();
        Assert.All(adults, a => Assert.Equal(given, a.Person));
        Assert.True(adults.Count(a => a.Marital == "widowed") > 40);
        Assert.Contains(
            "VT",
            Assert.Throws<InputException>(() => new AdultSampler(["WY"]).Complete([given], 7).ToList()).Message
        );
        Assert.Contains(
            "person 5",
            Assert.Throws<InputException>(() => Vermont.Complete([given with { Age = "old" }], 7).ToList()).Message,
            StringComparison.OrdinalIgnoreCase
        );
    }

    [Fact]
    public void PuertoRicoIsRefusedBecauseItsProfilesAreMissing() =>
        Assert.Contains("PR is missing", Assert.Throws<InputException>(() => new AdultSampler(["PR"])).Message);

    [Fact]
    public void EducationKeepsTheJointOfAgeSexAndRaceAndThePublishedDegrees()
    {
        var table = EducationTable.Load2018(new(["CA", "DC"]));
        var adults = AdultsTable.Load2018(["CA", "DC"]);
        var joint = table.Margin("state", "age", "sex", "race");
        Assert.All(Enumerable.Range(0, joint.Cells.Length), i => Assert.Equal(adults.Cells[i], joint.Cells[i], 0.1));
        // B15001 of California: men of 25 to 34 with a bachelor's degree.
        var men = table.Keep("state", ["CA"]).Margin("age", "sex", "education");
        Assert.Equal(
            728_289,
            men["25-29", "male", "bachelor's degree"] + men["30-34", "male", "bachelor's degree"],
            1.0
        );
        Assert.Equal(0, men["18-19", "male", "graduate degree"]);
    }

    [Fact]
    public void WhatTheTablesSayOfRaceAndSchoolingIsKept()
    {
        var table = EducationTable.Load2018(new(["CA"])).Margin("race", "education");
        double Graduates(string race) =>
            (table[race, "bachelor's degree"] + table[race, "graduate degree"])
            / AdultFields.Education.Categories.Sum(e => table[race, e]);
        // About 13 % of Hispanic and 40 % of white adults of California.
        Assert.InRange(Graduates("hispanic"), 0.08, 0.18);
        Assert.InRange(Graduates("white"), 0.35, 0.48);
    }

    [Theory]
    [InlineData("lives alone", "below poverty level", "$15000 to $19999", false)]
    [InlineData("lives alone", "below poverty level", "$10000 to $14999", true)]
    [InlineData("other householder", "below poverty level", "$50000 to $59999", true)]
    [InlineData("other householder", "below poverty level", "$60000 to $74999", false)]
    [InlineData("other householder", "at or above poverty level", "under $10000", false)]
    [InlineData("other member", "below poverty level", IncomeTable.NotHouseholder, true)]
    [InlineData("other member", "below poverty level", "under $10000", false)]
    public void PovertyAndIncomeFitByArithmetic(string place, string poverty, string income, bool possible) =>
        Assert.Equal(possible, IncomeTable.Possible(place, poverty, income));

    [Fact]
    public void FilesHoldEveryFieldAndTheSameBytesTwice()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var (a, b) = (Path.Combine(folder, "a.csv"), Path.Combine(folder, "b.csv"));
        AdultWriter.Write(a, Vermont.Sample(200, 7));
        AdultWriter.Write(b, Vermont.Sample(200, 7));
        AdultWriter.Write(Path.Combine(folder, "a.jsonl"), Vermont.Sample(200, 7));
        Assert.Equal(File.ReadAllBytes(a), File.ReadAllBytes(b));
        var lines = File.ReadAllLines(a);
        Assert.StartsWith("id,state,age,sex,race,education,marital,", lines[0]);
        Assert.All(lines, l => Assert.Equal(AdultColumn.All.Count, l.Count(c => c == ',')));
        foreach (var line in File.ReadLines(Path.Combine(folder, "a.jsonl")))
        {
            using var json = System.Text.Json.JsonDocument.Parse(line);
            Assert.Equal(AdultColumn.All.Count + 1, json.RootElement.EnumerateObject().Count());
        }
        Assert.Throws<InputException>(() => AdultWriter.Write(Path.Combine(folder, "a.txt"), []));
        Directory.Delete(folder, true);
    }
}
