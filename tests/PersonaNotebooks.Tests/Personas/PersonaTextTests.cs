using System.Text.Json;
using PersonaNotebooks.Personas;
using PersonaNotebooks.Surveys;
using PersonaNotebooks.Tests.Models;
using PersonaNotebooks.Tests.Surveys;

namespace PersonaNotebooks.Tests.Personas;

public sealed class PersonaTextTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("I'm 41, I live in Vermont, and I keep bees.", "")]
    [InlineData("A 40-year-old woman from Vermont.", "")]
    [InlineData("She once lived in Ohio and is from Vermont.", "")]
    [InlineData("Her son is in Ohio for school.", "")]
    [InlineData("I'm 20 minutes from the lake.", "")]
    [InlineData("I'm 58, I live in Vermont.", "AGE")]
    [InlineData("A 29 year old woman in Vermont.", "AGE")]
    [InlineData("He is a man of the woods.", "SEX")]
    [InlineData("For the record, 40, male, married.", "SEX")]
    [InlineData("I am from West Virginia.", "STATE")]
    [InlineData("Turned 70 this spring. I'm a man. I live in Ohio.", "AGE,SEX,STATE")]
    [InlineData("I'm 38 and raise a 12-year-old daughter.", "")]
    [InlineData("I drive a 20-year-old truck.", "")]
    [InlineData("A 20-year-old truck stands in the yard.", "")]
    [InlineData("Since I turned 16 I have worked.", "")]
    [InlineData("Her mother, aged 81, lives next door.", "")]
    [InlineData("I'm 40. My boss says I'm 25 at heart.", "")]
    [InlineData("As a 29-year-old, I rent.", "AGE")]
    [InlineData("Maria is a 29-year-old nurse.", "AGE")]
    [InlineData("My husband is a man of few words, and I'm a woman of many.", "")]
    [InlineData("For the record, 40, female, two or more races.", "RACE")]
    [InlineData("Race: Asian\nI keep bees.", "RACE")]
    [InlineData("I'm Black, and I live in Vermont.", "RACE")]
    [InlineData("As a Latina woman I vote.", "RACE")]
    [InlineData("I'm a white woman. 40, female, White, from Vermont.", "")]
    [InlineData("I'm black and blue from the fall. She wore pink, black, and white.", "")]
    public void PlainStatementsOfOtherFactsAreFound(string text, string fields) =>
        Assert.Equal(
            fields,
            string.Join(',', PortraitCheck.Altered(text, Sample.Person("VT", 1).Fields).Select(f => f.Field))
        );

    [Fact]
    public void FreeTextOfATableIsReadForOtherFacts()
    {
        using var json = JsonDocument.Parse(
            "{\"LIFESTYLE\":\"70, female, two or more races, Ohio\",\"MANNERISMS\":\"calm\",\"RELIGION\":\"I'm Black.\",\"FERTILITY\":2}"
        );
        var faults = PersonaTable.Altered(json.RootElement, PersonaFields.Subjective, Sample.Person("VT", 1).Fields);
        var fault = Assert.Single(faults);
        Assert.Equal(("LIFESTYLE", TableFaultKind.Altered), (fault.Field, fault.Kind));
        Assert.Contains("RACE", fault.What);
        using var list = JsonDocument.Parse("[1]");
        Assert.Empty(PersonaTable.Altered(list.RootElement, PersonaFields.Subjective, Sample.Person("VT", 1).Fields));
    }

    [Fact]
    public void AHispanicPersonMayBeOfAnyRaceButIsNotListedAsAnother()
    {
        var fields = new Dictionary<string, string>(Sample.Person("VT", 1).Fields) { ["race"] = "hispanic" };
        Assert.Empty(PortraitCheck.Altered("I'm Black. I live in Vermont.", fields));
        Assert.Equal("RACE", Assert.Single(PortraitCheck.Altered("40, female, two or more races.", fields)).Field);
    }

    [Fact]
    public void ThePaddedControlIsAsLongAsThePortraitAndSaysNothing()
    {
        var meta = Sample.Person("VT", 1, text: "Age: 35-44");
        var portrait = Sample.Person("VT", 1, Tiers.Descriptive, string.Join(' ', Enumerable.Repeat("word", 100)));
        var padded = Assert.Single(PersonaControls.Padded([meta, Sample.Person("VT", 2)], [portrait]));
        Assert.StartsWith("Age: 35-44\nThe survey is held", padded.Text);
        Assert.Equal(100, PersonaControls.Words(padded.Text));
        Assert.Equal("VT-1/meta-padded", padded.Id);
        // A portrait shorter than the facts: they are not cut, so there is no control for this person.
        var terse = Sample.Person("VT", 1, Tiers.Descriptive, "Tall.");
        Assert.Empty(PersonaControls.Padded([meta], [terse]));
    }

    [Fact]
    public void TheMatchedControlIsAsLongAsThePortraitToTheWordAndKeepsTheFacts()
    {
        static Persona Portrait(int words) =>
            Sample.Person("VT", 1, Tiers.Descriptive, string.Join(' ', Enumerable.Repeat("word", words)));
        var facts = MetaPersonas.Text(Sample.Person("VT", 1).Fields);
        string[] fields = [.. Enumerable.Range(0, 20).Select(i => $"FIELD_{i}: two words")];
        var table = Sample.Person("VT", 1, Tiers.Subjective, $"{facts}\n{string.Join('\n', fields)}");
        var head = PersonaControls.Words(facts);
        var matched = Assert.Single(PersonaControls.Matched([table], [Portrait(head + 31)], 7));
        Assert.Equal("VT-1/subjective-matched", matched.Id);
        Assert.Equal(head + 31, PersonaControls.Words(matched.Text));
        Assert.StartsWith(facts + "\n", matched.Text);
        // Ten whole fields of three words, in their order, and one neutral word.
        var kept = matched.Text[(facts.Length + 1)..].Split('\n')[..^1];
        Assert.Equal(fields.Where(kept.Contains), kept);
        Assert.Equal(10, kept.Length);
        Assert.NotEqual(fields[..10], kept);
        Assert.Equal(matched.Text, PersonaControls.Matched([table], [Portrait(head + 31)], 7)[0].Text);
        matched = Assert.Single(PersonaControls.Matched([table], [Portrait(200)], 7));
        Assert.StartsWith(table.Text + "\nThe survey is held", matched.Text);
        Assert.Equal(200, PersonaControls.Words(matched.Text));
        Assert.Equal(table.Text, PersonaControls.Matched([table], [Portrait(head + 60)], 7)[0].Text);
        // A portrait shorter than the facts: they are not cut.
        Assert.Empty(PersonaControls.Matched([table], [Portrait(head - 1)], 7));
    }

    // The last field of a table has the chance of the first.
    [Fact]
    public void NoFieldIsLostForItsPlace()
    {
        int[] kept = [0, 0];
        for (var i = 0; i < 400; i++)
        {
            var facts = MetaPersonas.Text(Sample.Person("VT", i).Fields);
            var lines = string.Join('\n', Enumerable.Range(0, 10).Select(f => $"FIELD{f}: yes"));
            var words = string.Join(' ', Enumerable.Repeat("word", PersonaControls.Words(facts) + 10));
            var text = PersonaControls
                .Matched(
                    [Sample.Person("VT", i, Tiers.Subjective, $"{facts}\n{lines}")],
                    [Sample.Person("VT", i, Tiers.Descriptive, words)],
                    5
                )[0]
                .Text;
            kept[0] += text.Contains("FIELD0:") ? 1 : 0;
            kept[1] += text.Contains("FIELD9:") ? 1 : 0;
        }
        Assert.All(kept, k => Assert.InRange(k, 160, 240));
    }

    [Fact]
    public void NobodyKeepsTheOwnTextWhenShuffled()
    {
        var portraits = Enumerable.Range(0, 9).Select(i => Sample.Person("VT", i, Tiers.Descriptive)).ToArray();
        var shuffled = PersonaControls.Shuffled(portraits, 4);
        Assert.All(portraits.Zip(shuffled), p => Assert.Equal(p.First.Fields["person"], p.Second.Fields["person"]));
        Assert.All(portraits.Zip(shuffled), p => Assert.NotEqual(p.First.Text, p.Second.Text));
        Assert.Equal(shuffled.Select(p => p.Text), PersonaControls.Shuffled(portraits, 4).Select(p => p.Text));
    }

    [Fact]
    public void ProseSaysTheSameAsTheTable()
    {
        var table = Sample.Person("VT", 1, Tiers.Objective, "Age: 35-44\nMARITAL_STATUS: Married");
        Assert.Equal("Age is 35-44. MARITAL STATUS is Married.", PersonaControls.Prose([table])[0].Text);
    }

    [Theory]
    [InlineData("EDUCATION", "Graduate Degree", "18-19", "a bachelor's or graduate degree before 20")]
    [InlineData("MARITAL_STATUS", "Divorced", "18-19", "widowed or divorced before 20")]
    [InlineData("VETERAN_STATUS", "Veteran", "18-19", "a veteran before 20")]
    [InlineData("FAMILY_PRESENCE_AND_AGE", "Children under 6", "65-74", "own children under 6 at 65 or more")]
    [InlineData("CLASS_OF_WORKER", "Private", "35-44", "a job without employment")]
    [InlineData("PLACE_OF_BIRTH", "US State", "35-44", "born in a US state and naturalized or no citizen")]
    [InlineData("ANCESTRY", "Korean", "35-44", "ancestry that the race rules out")]
    public void ContradictionsAreNamed(string field, string value, string age, string rule)
    {
        Dictionary<string, string> table = new()
        {
            ["age"] = age,
            ["race"] = "white",
            ["ANCESTRY"] = "Irish",
            ["FAMILY_PRESENCE_AND_AGE"] = "No own children at home",
            ["CITIZENSHIP"] = field == "PLACE_OF_BIRTH" ? "Not a citizen" : "Citizen by birth",
            ["EDUCATION"] = "HS Graduate",
            ["EMPLOYMENT_STATUS"] = "Not in Labor Force",
            ["CLASS_OF_WORKER"] = "Not applicable",
            ["INDUSTRY_CATEGORY"] = "Not applicable",
            ["OCCUPATION_CATEGORY"] = "Not applicable",
            ["INCOME"] = "9000",
            ["MARITAL_STATUS"] = "Never Married",
            ["HOUSEHOLD_TYPE"] = "Family",
            ["PLACE_OF_BIRTH"] = field == "PLACE_OF_BIRTH" ? value : "Foreign Country",
            ["VETERAN_STATUS"] = "Non-veteran",
        };
        if (field == "PLACE_OF_BIRTH")
        {
            Assert.Equal([rule], ContradictionRules.Broken(table));
            return;
        }
        Assert.Empty(ContradictionRules.Broken(table));
        table[field] = value;
        Assert.Equal([rule], ContradictionRules.Broken(table));
        Assert.Contains(rule, ContradictionRules.Names);
    }

    [Fact]
    public void SubjectivityIsTheShareOfSentencesWithACue()
    {
        Subjectivity measure = new();
        Assert.Equal(0, measure.Score("She works at a bank. The bank has four desks."));
        Assert.Equal(0.5, measure.Score("She works at a bank. She is proud of her family!"));
        Assert.Equal(1, measure.Score("I love my community."));
        Assert.True(double.IsNaN(measure.Score(" ")));
    }

    // By hand with a prior of 500 words: set one has sun 3, rain 1; set two sun 1, rain 3. Prior of each word 500 * 4 / 8 = 250.
    // Odds of sun: ln(253 / (4 + 500 - 253)) - ln(251 / (504 - 251)) = ln(253/251) - ln(251/253) = 2 ln(253/251).
    [Fact]
    public void WordUseIsTheLogOddsByHand()
    {
        var rows = WordUse.Compare(["Sun sun sun rain the 12"], ["sun rain RAIN rain and"]);
        Assert.Equal(["sun", "rain"], rows.Select(r => r.Word));
        Assert.Equal((3, 1), (rows[0].Count, rows[0].OtherCount));
        Assert.Equal(2 * Math.Log(253.0 / 251), rows[0].LogOdds, 12);
        Assert.Equal(2 * Math.Log(253.0 / 251) / Math.Sqrt(1 / 253.0 + 1 / 251.0), rows[0].Z, 12);
        Assert.Contains("no word", Assert.Throws<InputException>(() => WordUse.Compare(["the"], ["sun"])).Message);
    }

    // One writer says "sun" forty times: by words that is sure, by people it is one person of four.
    [Fact]
    public void IntervalsOfWordUseResamplePeople()
    {
        string[] one = [string.Join(' ', Enumerable.Repeat("sun", 40)), "rain cloud", "cloud rain", "rain cloud"];
        string[] all =
        [
            .. Enumerable.Range(0, 4).Select(_ => string.Join(' ', Enumerable.Repeat("sun", 10)) + " rain"),
        ];
        string[] others = [.. Enumerable.Repeat("rain cloud wind storm", 8)];
        var (alone, spread) = (
            WordUse.Intervals(one, others, ["sun"], 7)[0],
            WordUse.Intervals(all, others, ["sun"], 7)[0]
        );
        Assert.Equal(WordUse.Compare(one, others).First(r => r.Word == "sun").LogOdds, alone.Value, 12);
        Assert.True(alone.High - alone.Low > 10 * (spread.High - spread.Low), $"{alone}, {spread}");
        Assert.InRange(alone.Value, alone.Low, alone.High);
        Assert.InRange(spread.Value, spread.Low, spread.High);
        Assert.Equal(alone, WordUse.Intervals(one, others, ["sun"], 7)[0] with { N = alone.N });
    }

    [Fact]
    public void AFileComesBackAsItWas()
    {
        Persona[] personas =
        [
            Sample.Person("VT", 1, text: "one\n\"two\" <three>"),
            Sample.Person("WY", 2, "nobody", "") with
            {
                WrittenBy = "m",
            },
        ];
        PersonaFile.Write(folder["p.jsonl"], personas);
        var read = PersonaFile.Read(folder["p.jsonl"]);
        Assert.Equal(
            personas.Select(p => (p.Id, p.Text, p.Tier, p.WrittenBy)),
            read.Select(p => (p.Id, p.Text, p.Tier, p.WrittenBy))
        );
        Assert.Equal(personas[0].Fields.OrderBy(f => f.Key), read[0].Fields.OrderBy(f => f.Key));
        PersonaFile.Write(folder["p.csv"], personas);
        Assert.Equal(
            "person,state,age,sex,race,tier,written_by,text\nVT-1,VT,35-44,female,white,meta,,\"one\n\"\"two\"\" <three>\"\nWY-2,WY,35-44,female,white,nobody,m,\n",
            File.ReadAllText(folder["p.csv"])
        );
    }

    [Theory]
    [InlineData("{\"format\":\"personas\",\"version\":2}\n", "is of version 2, but only version 1")]
    [InlineData("{\"format\":\"posts\",\"version\":1}\n", "line 1 is not the head of a persona file")]
    [InlineData("id,text\n", "line 1 is not the head of a persona file")]
    [InlineData("{\"format\":\"personas\",\"version\":1}\n", "holds no persona")]
    [InlineData("{\"format\":\"personas\",\"version\":1}\n{\"id\":\"a\"}\n", "line 2 is not a persona")]
    [InlineData(
        "{\"format\":\"personas\",\"version\":1}\n{\"id\":\"a\",\"tier\":null,\"writtenBy\":null,\"fields\":{},\"text\":\"\"}\n{\"id\":\"a\",\"tier\":null,\"writtenBy\":null,\"fields\":{},\"text\":\"\"}\n",
        "line 3 repeats the id 'a'"
    )]
    public void ABadFileIsOneSentence(string text, string sentence)
    {
        File.WriteAllText(folder["bad.jsonl"], text);
        Assert.Contains(sentence, Assert.Throws<InputException>(() => PersonaFile.Read(folder["bad.jsonl"])).Message);
        Assert.Contains("no file", Assert.Throws<InputException>(() => PersonaFile.Read(folder["none.jsonl"])).Message);
        Assert.Contains(
            "neither in .jsonl",
            Assert.Throws<InputException>(() => PersonaFile.Write(folder["p.txt"], [])).Message
        );
    }

    [Fact]
    public void TiersAreParsedAndUnknownOnesNamed()
    {
        Assert.Equal(["meta", "descriptive"], Tiers.Parse("descriptive, META"));
        Assert.Equal(9, Tiers.Parse("all,controls").Count);
        Assert.All(Tiers.Parse("all,controls"), tier => Assert.Contains(tier, Codebook.Text));
        Assert.Contains("no tier 'vivid'", Assert.Throws<InputException>(() => Tiers.Parse("meta,vivid")).Message);
        Assert.Contains("No tier", Assert.Throws<InputException>(() => Tiers.Parse(" ,")).Message);
    }
}
