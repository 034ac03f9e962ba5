using PersonaNotebooks.Imitation.Masking;
using PersonaNotebooks.Imitation.Posts;
using PersonaNotebooks.Tests.Models;

namespace PersonaNotebooks.Tests.Imitation;

public sealed class MimicFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task FiveLinesBecomeThreeDisjointSets()
    {
        var file = MimicFile.Read(Write(Lines()));
        Assert.Equal(["one_round_1", "one_round_2"], file.RunIds);
        var set = await file.SplitAsync(new LexiconMasker(), 1);
        var user = Assert.Single(set.Users);
        Assert.Equal(Pseudonym.Of("7001"), user.Id);
        Assert.Equal(2, user.History.Count);
        Assert.Equal((4, 4), (user.Development.Count, user.Test.Count));
        Assert.Empty(user.Development.Select(s => s.Id).Intersect(user.Test.Select(s => s.Id)));
        Assert.All(
            user.Development.Concat(user.Test).Where(s => s.IsPost),
            s => Assert.Equal(["park"], s.Masked!.Words)
        );
        Assert.All(user.Test.Where(s => !s.IsPost), s => Assert.StartsWith("how is number", s.Message));
        Assert.Equal(1, set.Counts[0].Left - set.Counts[^1].Left);
    }

    [Fact]
    public void FourLinesAreRefused()
    {
        var e = Assert.Throws<InputException>(() => MimicFile.Read(Write(Lines()[..4])));
        Assert.Contains("five lines", e.Message);
        Assert.Contains("not 4", e.Message);
    }

    [Fact]
    public void ARunIdThatStandsTwiceIsRefused()
    {
        var lines = Lines();
        lines[2] = lines[2].Replace("one_round_2", "one_round_1");
        Assert.Contains(
            "'one_round_1' stands 2 times",
            Assert.Throws<InputException>(() => MimicFile.Read(Write(lines))).Message
        );
    }

    [Fact]
    public async Task RepliesWithoutParentsAreRefusedWithTheirNumber()
    {
        var lines = Lines();
        lines[1] = lines[1].Replace("\"previous_message\":\"2023-08-01, someone: ", "\"collected_at\":\"");
        var file = MimicFile.Read(Write(lines));
        var e = await Assert.ThrowsAsync<InputException>(() => file.SplitAsync(new LexiconMasker(), 1));
        Assert.Contains("5 in the holdout, of which 0", e.Message);
    }

    [Theory]
    [InlineData(0, "not json", "line 1")]
    [InlineData(1, "{}", "line 2")]
    [InlineData(0, "{\"set\":\"history\",\"tweets\":[]}", "user_id")]
    [InlineData(1, "{\"user_id\":7,\"tweets\":[{\"tweet_id\":\"1\"}]}", "item 1")]
    public void ADamagedLineIsNamed(int line, string text, string message)
    {
        var lines = Lines();
        lines[line] = text;
        Assert.Contains(message, Assert.Throws<InputException>(() => MimicFile.Read(Write(lines))).Message);
    }

    [Fact]
    public async Task AFolderOfUserFilesIsASource()
    {
        Write(Lines());
        File.WriteAllLines(folder["second.jsonl"], Lines().Select(l => l.Replace("7001", "7002")));
        var set = await UserSource.ReadAsync(folder.Path, [], SplitSizes.Default, new LexiconMasker(), 1);
        Assert.Equal(2, set.Users.Count);
    }

    private string Write(string[] lines)
    {
        File.WriteAllLines(folder["user.jsonl"], lines);
        return folder["user.jsonl"];
    }

    private static string[] Lines()
    {
        static string Post(int i) =>
            $$"""{"tweet_id":"p{{i}}","screen_name":"Fiction","full_text":"a walk in the park, number {{i}}","masked_text":"a walk in the [MASKED] , number {{i}}"}""";
        static string Reply(int i) =>
            $$"""{"tweet_id":"r{{i}}","full_text":"it is fine, number {{i}}","reply_to_id":"x{{i}}","previous_message":"2023-08-01, someone: how is number {{i}}?"}""";
        static string Join(params IEnumerable<string> items) => string.Join(",", items);
        const string Lost =
            """{"tweet_id":"r99","full_text":"and who asked?","reply_to_id":"x99","previous_message":null}""";
        return
        [
            $$"""{"user_id":7001,"set":"history","tweets":[{{Join(Post(90), Post(91))}}]}""",
            $$"""{"user_id":7001,"set":"holdout","tweets":[{{Join([.. Enumerable.Range(0, 4).Select(Post), .. Enumerable.Range(0, 4).Select(Reply), Lost])}}]}""",
            """{"user_id":7001,"runs":[{"run_id":"one_round_1","persona":"p","imitations":[]},{"run_id":"one_round_2","persona":"q","imitations":[]}]}""",
            """{"user_id":7001,"evaluations":[]}""",
            """{"reflections":[]}""",
        ];
    }
}
