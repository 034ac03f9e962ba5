using PersonaNotebooks.Simulacra;

namespace PersonaNotebooks.Tests.Simulacra;

public class ItemScoringTests
{
    private static readonly ShuffledItem Single = new(
        new(
            ItemKind.Single,
            "education",
            "?",
            ["elementary school", "high school", "doctorate", "associate degree"],
            ["high school"]
        ),
        ["elementary school", "high school", "doctorate", "associate degree"]
    );

    private static readonly ShuffledItem Multiple = new(
        new(ItemKind.Multiple, "story", "?", ["a", "b", "c", "d", "e", "f"], ["a", "c", "e"]),
        ["a", "b", "c", "d", "e", "f"]
    );

    private static ShuffledItem Cloze(string topic, string answer, params string[] accept) =>
        new(new(ItemKind.Cloze, topic, "?", [], [answer]) { Accept = accept }, []);

    [Fact]
    public void AFullSheetOfRightAnswersHasFiftyPoints()
    {
        var points = Stub.Thea.Items.Select(
            (item, i) =>
            {
                var shown = ShuffledItem.Of(item, i);
                var right =
                    item.Kind == ItemKind.Cloze
                        ? item.Answers[0]
                        : string.Join(
                            ", ",
                            item.Answers.Select(a => ShuffledItem.Letter(shown.Options.ToList().IndexOf(a)))
                        );
                return ItemScore.Of(shown, $"Well.\nAnswer: {right}").Points;
            }
        );
        Assert.Equal(50, points.Sum());
    }

    [Theory]
    [InlineData("Answer: B", 2, true)]
    [InlineData("answer: (b)", 2, true)]
    [InlineData("**Answer:** B) high school", 2, true)]
    [InlineData("Answer: high school.", 2, true)]
    [InlineData("Answer: C", 0, true)]
    [InlineData("Answer: B) doctorate", 0, false)]
    [InlineData("Answer: B or C", 0, false)]
    [InlineData("Answer: A friend told me", 0, false)]
    [InlineData("A friend told me", 0, false)]
    [InlineData("B", 0, false)]
    [InlineData("Answer: E", 0, false)]
    [InlineData("Answer:", 0, false)]
    [InlineData("Antwort: B", 0, false)]
    [InlineData("Réponse : le lycée", 0, false)]
    [InlineData("", 0, false)]
    public void ASingleChoiceIsReadStrictly(string reply, int points, bool parsed) =>
        Assert.Equal(new ItemScore(points, parsed), ItemScore.Of(Single, reply));

    [Theory]
    [InlineData("Answer: A, C, E", 6, true)]
    [InlineData("Answer: a c and e", 6, true)]
    [InlineData("Answer: A, C", 4, true)]
    [InlineData("Answer: A, B, C", 2, true)]
    [InlineData("Answer: B, D, F", 0, true)]
    [InlineData("Answer: A, B, C, D, E, F", 0, true)]
    [InlineData("Answer: A, A, A", 2, true)]
    [InlineData("Answer: A, C, X", 0, false)]
    [InlineData("Answer: a cat, a dog", 0, false)]
    public void AMultipleChoiceAddsAndTakes(string reply, int points, bool parsed) =>
        Assert.Equal(new ItemScore(points, parsed), ItemScore.Of(Multiple, reply));

    [Theory]
    [InlineData("gender", "male", "Answer: female", 0, true)]
    [InlineData("gender", "male", "Answer: I am male", 2, true)]
    [InlineData("gender", "male", "Answer: not male", 0, false)]
    [InlineData("gender", "male", "Answer: male or female", 0, false)]
    [InlineData("age", "29", "Answer: 1995-05-29", 0, false)]
    [InlineData("age", "29", "Answer: I am 29 years old.", 2, true)]
    [InlineData("age", "29", "Answer: 129", 0, true)]
    [InlineData("work", "baker", "Answer: baker, teacher, nurse", 0, false)]
    [InlineData("work", "baker", "Answer: I work as a baker.", 2, true)]
    [InlineData("work", "baker", "Answer: bakery owner", 0, true)]
    [InlineData("name", "Thea Varga", "Answer: My name is Thea Varga", 2, true)]
    [InlineData("name", "Thea Varga", "Answer: Theodora Varga", 0, true)]
    public void AClozeIsComparedByWholeWords(string topic, string right, string reply, int points, bool parsed) =>
        Assert.Equal(new ItemScore(points, parsed), ItemScore.Of(Cloze(topic, right), reply));

    [Theory]
    [InlineData("1990-05-17", "1990-05-17")]
    [InlineData("I was born on 17 May 1990.", "1990-05-17")]
    [InlineData("May 17th, 1990", "1990-05-17")]
    [InlineData("the 17th of May 1990", "1990-05-17")]
    [InlineData("17.05.1990", "1990-05-17")]
    [InlineData("5/17/1990", "1990-05-17")]
    [InlineData("5/5/1990", "1990-05-05")]
    [InlineData("5/6/1990", null)]
    [InlineData("1990-05-17 or 1990-05-18", null)]
    [InlineData("31 February 1990", null)]
    [InlineData("May 1990", null)]
    [InlineData("17 Mai 1990, at 5", null)]
    public void ADayIsReadWhenItCanBeOnlyOne(string text, string? day) =>
        Assert.Equal(
            day,
            DateReader.Read(text)?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
        );

    [Fact]
    public void GuessingGetsWhatTheSpecificationSays()
    {
        Assert.Equal(17, SelfReport.Guess(Stub.Thea.Items, new WrittenResponder()), 9);
        // The triples of six by hand: 20 in all, points 6, 2 (nine times), 0.
        var options = Multiple.Options;
        var all =
            from a in Enumerable.Range(0, 6)
            from b in Enumerable.Range(a + 1, 5 - a)
            from c in Enumerable.Range(b + 1, 5 - b)
            select ItemScore.Of(Multiple, new ReadAnswer([options[a], options[b], options[c]])).Points;
        Assert.Equal(ItemScore.Guess(Multiple.Item), all.Average(), 12);
    }

    [Fact]
    public void OptionsAreShuffledAndKeepTheirLetters()
    {
        var orders = Enumerable.Range(0, 60).Select(i => ShuffledItem.Of(Single.Item, i)).ToArray();
        Assert.True(orders.Select(o => string.Join('|', o.Options)).Distinct().Count() > 10);
        Assert.All(orders, o => Assert.Equal(o.Options[2], o.Option('C')));
        Assert.Equal(orders[3].Options, ShuffledItem.Of(Single.Item, 3).Options);
    }
}
