using PersonaNotebooks.Imitation.Masking;
using PersonaNotebooks.Imitation.Posts;
using PersonaNotebooks.Tests.Models;

namespace PersonaNotebooks.Tests.Imitation;

public sealed class PostTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void ParentsAreLookedUpBeforeAFilterCanDropThem()
    {
        PostSet posts = PostSet.Of([
            new("1", "a", "see https://example.org for the plan"),
            new("2", "b", "I like this plan") { ParentId = "1" },
            new("3", "b", "I answer nobody we know") { ParentId = "99" },
        ]);
        var left = posts.Filter(PostFilter.Default);
        var reply = Assert.Single(left.Posts);
        Assert.Equal(("2", "see https://example.org for the plan"), (reply.Id, reply.ParentText));
        Assert.Equal(3, left.Counts[0].Left);
        Assert.Equal(new FilterCount("no-urls", 2), left.Counts.Single(c => c.Step == "no-urls"));
        Assert.Equal(new FilterCount("replies-have-parents", 1), left.Counts[^1]);
    }

    [Theory]
    [InlineData("unique-ids", 6)]
    [InlineData("no-reposts", 6)]
    [InlineData("not-emoji-only", 5)]
    [InlineData("no-urls", 5)]
    [InlineData("not-url-only", 6)]
    [InlineData("meaningful-urls", 6)]
    [InlineData("three-words", 5)]
    [InlineData("none", 7)]
    public void EachStepLeavesOutWhatItsNameSays(string filter, int left)
    {
        PostSet posts = PostSet.Of([
            new("1", "a", "a plain post of words"),
            new("1", "a", "the same id once more"),
            new("2", "a", "passed on by me") { IsRepost = true },
            new("3", "a", "😀 🎉 !!"),
            new("4", "a", "https://example.org/a"),
            new("5", "a", "look at www.example.org which has all of the numbers"),
            new("6", "a", ""),
        ]);
        Assert.Equal(left, posts.Filter(PostFilter.Parse(filter)).Posts.Count);
    }

    [Fact]
    public void AnUnknownFilterIsNamed() =>
        Assert.Contains("'no-cats'", Assert.Throws<InputException>(() => PostFilter.Parse("no-urls,no-cats")).Message);

    [Fact]
    public async Task TheThreeSetsAreDisjointAndTheSameForASeed()
    {
        var users = await Split(new(5, 5, 4, 3));
        foreach (var user in users.Users)
        {
            string[] all = [.. user.History.Select(p => p.Id), .. user.Development.Concat(user.Test).Select(s => s.Id)];
            Assert.Equal(10 + 8 + 6, all.Length);
            Assert.Equal(all.Length, all.Distinct().Count());
            Assert.Equal(4, user.Development.Count(s => s.IsPost));
            Assert.All(user.Development.Where(s => !s.IsPost), s => Assert.NotEmpty(s.Message!));
        }
        var again = await Split(new(5, 5, 4, 3));
        static IEnumerable<string> Shown(UserSet set) =>
            set.Users.SelectMany(u => u.Test).Select(s => s.Masked?.Template ?? s.Id);
        Assert.Equal(Shown(users), Shown(again));
    }

    [Fact]
    public async Task TooFewItemsAreSaidWithWhatThereIs()
    {
        var e = await Assert.ThrowsAsync<InputException>(() => Split(new(500, 5, 4, 3)));
        Assert.Contains("507 posts", e.Message);
        Assert.Contains("has 20 and 20", e.Message);
    }

    [Fact]
    public async Task APostWithoutAWordToMaskIsLeftOutByName()
    {
        PostSet posts = PostSet.Of([
            .. Enumerable
                .Range(0, 4)
                .Select(i => new UserPost($"p{i}", "a", i == 0 ? "no it is so" : "a good day it is")),
            .. Enumerable
                .Range(0, 3)
                .Select(i => new UserPost($"r{i}", "a", "yes to that") { ParentText = "and you?" }),
        ]);
        var set = await UserSplit.SplitAsync(posts, new(0, 1, 1, 1), new LexiconMasker(), 3);
        Assert.DoesNotContain(set.Users[0].Development.Concat(set.Users[0].Test), s => s.Id == "p0");
        var e = await Assert.ThrowsAsync<InputException>(() =>
            UserSplit.SplitAsync(posts, new(0, 1, 2, 2), new LexiconMasker(), 3)
        );
        Assert.Contains("No user", e.Message);
    }

    [Fact]
    public void TheColumnsOfTheOriginalsSourceAreReadAndNamesHashed()
    {
        var path = folder["posts.csv"];
        File.WriteAllText(
            path,
            """
            full_text,tweet_id,created_at,screen_name,original_user_id,retweeted_user_ID,collected_at,reply_to_id,reply_to_user,expandedURL
            "Well, a good start",11,2023-08-01,Fictional_Ann,7,,2023-08-02,,,
            I do not think so,12,2023-08-01,Fictional_Bob,8,,2023-08-02,11,7,
            passed on,13,2023-08-01,Fictional_Bob,8,7,2023-08-02,,,

            """
        );
        var posts = PostTable.Read(path).Posts;
        Assert.Equal("Well, a good start", posts[1].ParentText);
        Assert.True(posts[2].IsRepost);
        Assert.Equal(Pseudonym.Of("8"), posts[1].Author);
        Assert.DoesNotContain("Fictional", string.Join(' ', posts));
    }

    [Fact]
    public void ChatLogsAreReadAndWhoIsSpokenToIsNotInTheText()
    {
        var path = folder["chat.jsonl"];
        File.WriteAllText(
            path,
            """
            {"id":"1","author":"ann","text":"how do I list files?","role":"context"}
            {"id":"2","author":"bob","text":"ann: with ls, Ann","role":"target","addressed_to":"ann","addressed_last_msg":"1"}
            {"id":"3","author":"bob","text":"","role":"target"}

            """
        );
        var posts = PostTable.Read(path).Posts;
        Assert.False(posts[0].IsTarget);
        Assert.Equal(("with ls, @user", "how do I list files?"), (posts[1].Text, posts[1].ParentText));
        Assert.Equal("", posts[2].Text);
    }

    [Theory]
    [InlineData("{\"id\":\"1\",\"author\":\"a\",\"text\":\"x\"}\nnot json\n", "line 2")]
    [InlineData("[1]\n", "line 1")]
    [InlineData("{\"id\":\"1\",\"text\":\"x\"}\n", "no author")]
    [InlineData("{\"id\":\"1\",\"author\":\"a\"}\n", "no text")]
    public void ABadLineIsNamed(string text, string message)
    {
        var path = folder["bad.jsonl"];
        File.WriteAllText(path, text);
        Assert.Contains(message, Assert.Throws<InputException>(() => PostTable.Read(path)).Message);
    }

    private static Task<UserSet> Split(SplitSizes sizes) =>
        UserSplit.SplitAsync(ForumUsers.Read(5, 20).Filter(PostFilter.Default), sizes, new LexiconMasker(), 5);
}
