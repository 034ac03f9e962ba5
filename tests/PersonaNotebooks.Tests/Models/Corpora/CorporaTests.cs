using PersonaNotebooks.Models.Corpora;
using Xunit.Abstractions;

namespace PersonaNotebooks.Tests.Models.Corpora;

public class CorporaTests(ITestOutputHelper output)
{
    private static readonly Seed Any = 7;

    [Fact]
    public void ExpansionsAreTheSameTwiceAndOthersForOtherSeeds()
    {
        Assert.Equal(Texts(Any), Texts(Any));
        Assert.True(Texts(Any).Intersect(Texts(8)).Count() < 0.2 * Texts(Any).Count);
    }

    [Fact]
    public void TheForumHasItsPeopleAndEveryReplyItsParent()
    {
        var forum = ForumCorpus.Expand(Any);
        Assert.Equal(12, forum.People.Count);
        var parents = forum.Posts.ToDictionary(p => p.Id);
        foreach (var person in forum.People)
        {
            Assert.True(forum.Posts.Count(p => p.Author == person.Name) >= 150);
            Assert.True(forum.Replies.Count(p => p.Author == person.Name) >= 150);
        }
        Assert.All(
            forum.Replies,
            r =>
            {
                var parent = parents[r.Parent!];
                Assert.NotEqual(r.Author, parent.Author);
                Assert.Equal(parent.Topic, r.Topic);
                Assert.Equal(forum.People.Single(p => p.Name == r.Author).Stances[r.Topic!], r.Stance);
            }
        );
        Assert.Equal(
            forum.Posts.Count + forum.Replies.Count,
            forum.Posts.Concat(forum.Replies).DistinctBy(p => p.Id).Count()
        );
    }

    [Fact]
    public void ReviewsKeepTheirPlantedWeights()
    {
        var corpus = ReviewCorpus.Expand(Any, 8000);
        Assert.Equal(8, corpus.Groups.Count);
        foreach (var group in corpus.Groups)
        {
            var share = corpus.Reviews.Count(r => r.Group == group.Name) / 8000.0;
            Assert.Equal(group.Weight, share, 4 * Math.Sqrt(group.Weight * (1 - group.Weight) / 8000));
        }
        Assert.Equal(0.5, corpus.Reviews.Count(r => r.Label == "positive") / 8000.0, 4 * Math.Sqrt(0.25 / 8000));
    }

    /// <summary>Both leanings are exactly as many, and every public question is spoken of by both almost equally often.</summary>
    [Fact]
    public void PeopleLeanNowhereAsAWhole()
    {
        var people = PeopleCorpus.Expand(Any);
        Assert.Equal(people.Count / 2, people.Count(p => p.Leaning == "left"));
        var sides = people.SelectMany(p => p.Statements).GroupBy(s => s.Topic).ToArray();
        foreach (var topic in sides)
        {
            var counts = topic.CountBy(s => s.Side).Select(c => c.Value).Order().ToArray();
            output.WriteLine($"{topic.Key, -14} {string.Join(" : ", counts)}");
            Assert.InRange(counts[1] - counts[0], 0, 0.12 * counts[1]);
        }
    }

    /// <summary>The fields carry the planted leaning: graduates of cities lean left of farmers by far.</summary>
    [Fact]
    public void LeaningGoesWithTheFields()
    {
        var people = PeopleCorpus.Expand(Any);
        double Left(Func<FictionalPerson, bool> who) => people.Where(who).Average(p => p.Leaning == "left" ? 1 : 0);
        Assert.True(Left(p => p.Fields["place"] == "city") > Left(p => p.Fields["place"] == "country") + 0.2);
        Assert.True(Left(p => p.Fields["race"] == "Black") > Left(p => p.Fields["race"] == "White") + 0.15);
        Assert.All(people, p => Assert.InRange(p.Age, 18, 89));
        Assert.All(people.Where(p => p.Fields["work"] == "retired"), p => Assert.True(p.Age >= 62));
    }

    [Fact]
    public void APersonPrintsTheirFields()
    {
        var text = PeopleCorpus.Expand(Any, 2)[0].ToString();
        Assert.Matches(
            @"^FictionalPerson \{ Id = n1, Age = \d\d, Fields = \{ sex = (fe)?male, .*Leaning = left, ",
            text
        );
        Assert.DoesNotContain("System.", text, StringComparison.Ordinal);
    }

    /// <summary>How often texts repeat, as SOURCES.md states it. Near means a word 5-gram Jaccard of at least one half with an earlier text.</summary>
    [Theory]
    [InlineData("forum", 0.02, 0.15)]
    [InlineData("reviews", 0.05, 0.25)]
    [InlineData("people", 0.005, 0.02)]
    public void RepetitionIsRare(string corpus, double exact, double near)
    {
        string[] texts = corpus switch
        {
            "forum" => [.. ForumCorpus.Expand(Any) is var f ? f.Posts.Concat(f.Replies).Select(p => p.Text) : []],
            "reviews" => [.. ReviewCorpus.Expand(Any).Reviews.Select(r => r.Text)],
            _ => [.. PeopleCorpus.Expand(Any).Select(p => p.Text)],
        };
        var (same, like) = Repetition.Of(texts);
        output.WriteLine($"{corpus}: {texts.Length} texts, exact {same:P1}, near {like:P1}");
        Assert.InRange(same, 0, exact);
        Assert.InRange(like, 0, near);
    }

    [Fact]
    public void NoTextSaysASentenceTwiceInARow() =>
        Assert.All(Texts(Any), t => Assert.DoesNotMatch(@"(?:^|[.!?] )([^.!?]{12,}[.!?]) \1", t));

    /// <summary>No text shows the grammar: no brackets of it, no doubled blanks, no article before a vowel's sound.</summary>
    [Fact]
    public void NoTextShowsItsGrammar() =>
        Assert.All(
            Texts(Any),
            t =>
            {
                Assert.DoesNotMatch(
                    @"[{}|\[\]]|  |\s$|^\s|\b[Aa] (8|11|18)\b|\ba [aeio](?<!\bone)\w*(?<!one|once)\b",
                    t
                );
                Assert.False(string.IsNullOrWhiteSpace(t));
            }
        );

    private static List<string> Texts(Seed seed)
    {
        var forum = ForumCorpus.Expand(seed);
        return
        [
            .. forum.Posts.Concat(forum.Replies).Select(p => p.Text),
            .. ReviewCorpus.Expand(seed).Reviews.Select(r => r.Text),
            .. PeopleCorpus.Expand(seed).Select(p => p.Text),
        ];
    }
}
