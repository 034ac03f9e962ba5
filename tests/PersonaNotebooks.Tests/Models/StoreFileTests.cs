using Microsoft.Data.Sqlite;
using Microsoft.Extensions.AI;
using PersonaNotebooks.Models;
using PersonaNotebooks.Models.Store;

namespace PersonaNotebooks.Tests.Models;

public sealed class StoreFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Store => folder["answers.db"];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task AFileOfANewerVersionIsRefusedAndLeftAlone()
    {
        await FillAsync(Store, "a");
        Execute(Store, "PRAGMA user_version=99");
        var before = await File.ReadAllBytesAsync(Store);
        var e = Assert.Throws<InputException>(() => AnswerStore.Open(Store));
        Assert.Contains("has version 99, newer than", e.Message);
        Assert.Equal(before, await File.ReadAllBytesAsync(Store));
    }

    [Fact]
    public async Task ALockedFileIsSaidToBeLocked()
    {
        await FillAsync(Store, "a");
        using SqliteConnection other = new($"Data Source={Store};Pooling=False");
        other.Open();
        Execute(other, "BEGIN IMMEDIATE");
        await using LoopbackServer server = new(_ => LoopbackReply.Chat("x"));
        await using var store = AnswerStore.Open(Store, wait: TimeSpan.FromMilliseconds(200));
        AnswerKey key = new(new("e", "m", "d"), "chat", "[]", "{}", 0);
        var e = await Assert.ThrowsAsync<InputException>(() =>
            store.GetOrCallAsync(key, _ => Task.FromResult(new StoredAnswer("x")), default)
        );
        Assert.Contains("is locked by another process", e.Message);
        Execute(other, "ROLLBACK");
        Assert.False((await store.GetOrCallAsync(key, _ => Task.FromResult(new StoredAnswer("x")), default)).Reused);
    }

    [Fact]
    public async Task AnAnswerThatCouldNotBeWrittenIsKeptAndGoesToTheNextCaller()
    {
        await FillAsync(Store, "a");
        using SqliteConnection other = new($"Data Source={Store};Pooling=False");
        other.Open();
        await using var store = AnswerStore.Open(Store, wait: TimeSpan.FromMilliseconds(200));
        AnswerKey key = new(new("e", "m", "d"), "chat", "[]", "{}", 0);
        var e = await Assert.ThrowsAsync<UnstoredAnswerException>(() =>
            store.GetOrCallAsync(
                key,
                _ =>
                {
                    Execute(other, "BEGIN IMMEDIATE"); // after the claim, before the answer
                    return Task.FromResult(new StoredAnswer("x"));
                },
                default
            )
        );
        Assert.Equal("x", e.Answer.Text);
        Assert.Contains($"is kept in '{Store}.rescue.jsonl'", e.Message);
        Execute(other, "ROLLBACK");
        var reply = await store
            .GetOrCallAsync(key, _ => Task.FromResult(new StoredAnswer("y")), default)
            .WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(("x", true), (reply.Answer.Text, reply.Reused));
    }

    [Fact]
    public async Task WhatTheJournalKeepsIsTakenInWhenTheStoreIsNextOpened()
    {
        AnswerKey key = new(new("e", "m", "d"), "chat", "[]", "{}", 0);
        var store = AnswerStore.Open(Store, wait: TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAsync<UnstoredAnswerException>(() =>
            store.GetOrCallAsync(
                key,
                async _ =>
                {
                    await store.DisposeAsync(); // the lab is closed while its call is under way
                    return new StoredAnswer("paid for") { InputTokens = 3, Fingerprint = "f" };
                },
                default
            )
        );
        await File.AppendAllTextAsync(Store + ".rescue.jsonl", "\n{\"Kind\":\"ch"); // and one that was being written at a kill
        await using var next = AnswerStore.Open(Store);
        var found = next.Find(key)!;
        Assert.Equal(("paid for", 3L, "f"), (found.Text, found.InputTokens, found.Fingerprint));
        Assert.False(File.Exists(Store + ".rescue.jsonl"));
        Assert.Contains("{\"Kind\":\"ch", await File.ReadAllTextAsync(Store + ".rescue.jsonl.unread"));
        Assert.Empty(StoreFile.Verify(Store));
    }

    [Theory]
    [InlineData("answer=x'00ff'")]
    [InlineData("draw='7 or so'")]
    [InlineData("draw=9000000000")]
    [InlineData("key='text' || rowid")]
    [InlineData("latency_ms='slow', input_tokens='few'")]
    [InlineData("created=7")]
    public async Task AValueOfAnotherTypeIsAFaultAndNoCrash(string change)
    {
        await FillAsync(Store, "a", "b");
        Execute(Store, $"UPDATE answers SET {change} WHERE rowid=1");
        Assert.Single(StoreFile.Verify(Store));
        Assert.Equal(new StoreMerge(1, 1), await StoreMerge.RunAsync(folder["new.db"], Store));
    }

    [Fact]
    public async Task ADamagedFileIsToldFromOneThatIsNoStore()
    {
        await FillAsync(Store, "a");
        var bytes = await File.ReadAllBytesAsync(Store);
        bytes.AsSpan(4096).Fill((byte)'x');
        await File.WriteAllBytesAsync(Store, bytes);
        Assert.NotEmpty(StoreFile.Verify(Store));
        Assert.Contains("store verify", Assert.Throws<InputException>(() => StoreFile.Stats(Store)).Message);
        foreach (var text in new[] { "", new string('x', 5000) })
        {
            await File.WriteAllTextAsync(folder["text.txt"], text);
            var e = Assert.Throws<InputException>(() => StoreFile.Verify(folder["text.txt"]));
            Assert.Contains("not an answer store", e.Message);
        }
    }

    [Fact]
    public async Task ReadingLeavesTheFileAsItIs()
    {
        await FillAsync(Store, "a");
        File.SetAttributes(Store, FileAttributes.ReadOnly);
        var before = await File.ReadAllBytesAsync(Store);
        await using (AnswerStore.Open(Store, readOnly: true))
        {
            Assert.Empty(StoreFile.Verify(Store));
            Assert.Equal(1, StoreFile.Export(Store, folder["all.jsonl"]));
        }
        Assert.Equal(new StoreMerge(1, 0), await StoreMerge.RunAsync(folder["new.db"], Store));
        Assert.Equal(before, await File.ReadAllBytesAsync(Store));
        File.SetAttributes(Store, FileAttributes.Normal);
    }

    [Fact]
    public async Task AnExportMakesNoFolder()
    {
        await FillAsync(Store, "a");
        var e = Assert.Throws<InputException>(() => StoreFile.Export(Store, folder["nowhere/all.jsonl"]));
        Assert.Contains("does not exist", e.Message);
        Assert.False(Directory.Exists(folder["nowhere"]));
    }

    [Fact]
    public void AnotherProgramsDatabaseIsNotTouched()
    {
        Execute(Store, "CREATE TABLE recipes(name TEXT)");
        var before = File.ReadAllBytes(Store);
        var e = Assert.Throws<InputException>(() => AnswerStore.Open(Store));
        Assert.Contains("not an answer store", e.Message);
        Assert.Equal(before, File.ReadAllBytes(Store));
    }

    [Fact]
    public void AReadOnlyFolderIsNamed()
    {
        if (!OperatingSystem.IsLinux())
        {
            return; // /sys is read-only even for root, which no folder of ours would be
        }
        var e = Assert.Throws<InputException>(() => AnswerStore.Open("/sys/answers.db"));
        Assert.Contains("read-only", e.Message);
        Assert.Contains("/sys/answers.db", e.Message);
    }

    [Fact]
    public void ReplayWithoutAStoreSaysSo() =>
        Assert.Contains(
            "nothing can be replayed",
            Assert.Throws<InputException>(() => AnswerStore.Open(Store, readOnly: true)).Message
        );

    [Fact]
    public async Task AChangedAnswerAndAChangedQuestionAreFound()
    {
        await FillAsync(Store, "a", "b", "c");
        Assert.Empty(StoreFile.Verify(Store));
        Execute(Store, "UPDATE answers SET answer='forged' WHERE rowid=1");
        Execute(Store, "UPDATE answers SET draw=7 WHERE rowid=2");
        var faults = StoreFile.Verify(Store);
        Assert.Equal(2, faults.Count);
        Assert.Contains("not the one that was stored", faults[0].What);
        Assert.Contains("does not fit the question", faults[1].What);
    }

    [Theory]
    [InlineData("answer='forged'")]
    [InlineData("finish_reason='length'")]
    [InlineData("output_tokens=3")]
    [InlineData("checksum='none'")]
    public async Task AChangedAnswerIsNotServed(string change)
    {
        await FillAsync(Store, "a");
        Execute(Store, $"UPDATE answers SET {change}");
        foreach (var replay in new[] { true, false })
        {
            ModelBackend backend = new(
                new("http://test", "test", "test"),
                new PersonaNotebooks.Models.OpenAi.OpenAiChatClient(new(new("http://127.0.0.1:9")), "test")
            );
            await using var lab = await Lab.OfAsync(backend, new() { Store = Store, ReplayOnly = replay });
            var e = await Assert.ThrowsAsync<InputException>(() => lab.Chat.GetResponseAsync("a"));
            Assert.Contains("persona store verify", e.Message);
        }
        Assert.Single(StoreFile.Verify(Store));
    }

    [Fact]
    public async Task AMergeTakesWhatIsMissingAndLeavesDamageBehind()
    {
        await FillAsync(Store, "a", "b");
        await FillAsync(folder["other.db"], "b", "c", "d");
        Execute(folder["other.db"], "UPDATE answers SET answer='forged' WHERE rowid=3");
        Assert.Equal(new StoreMerge(1, 1), await StoreMerge.RunAsync(Store, folder["other.db"]));
        Assert.Equal(3, StoreFile.Stats(Store).Single().Answers);
        Assert.Empty(StoreFile.Verify(Store));
        Assert.Equal(new StoreMerge(3, 0), await StoreMerge.RunAsync(folder["new.db"], Store));
    }

    [Fact]
    public async Task PruningRemovesWhatIsNamedOnly()
    {
        await FillAsync(Store, "a", "b");
        Assert.Equal(0, StoreFile.Prune(Store, "another", null));
        Assert.Equal(0, StoreFile.Prune(Store, null, DateTime.UtcNow.AddDays(-1)));
        Assert.Throws<InputException>(() => StoreFile.Prune(Store, null, null));
        Assert.Equal(2, StoreFile.Prune(Store, "test", DateTime.UtcNow.AddDays(1)));
        Assert.Empty(StoreFile.Stats(Store));
    }

    [Fact]
    public async Task AnExportHoldsQuestionAndAnswerInClear()
    {
        await FillAsync(Store, "first question", "Zweite Frage: ä?");
        Assert.Equal(2, StoreFile.Export(Store, folder["all.jsonl"]));
        var text = await File.ReadAllTextAsync(folder["all.jsonl"]);
        Assert.Contains("first question", text);
        Assert.Contains("Zweite Frage: ä?", text);
        Assert.Equal(2, text.TrimEnd().Split('\n').Length);
    }

    private static async Task FillAsync(string path, params string[] questions)
    {
        await using LoopbackServer server = new(r => LoopbackReply.Chat("re " + r.Question));
        ModelBackend backend = new(
            new("http://test", "test", "test"),
            new PersonaNotebooks.Models.OpenAi.OpenAiChatClient(new(server.Url), "test")
        );
        await using var lab = await Lab.OfAsync(backend, new() { Store = path });
        foreach (var question in questions)
        {
            await lab.Chat.GetResponseAsync(question);
        }
    }

    private static void Execute(string path, string sql)
    {
        using SqliteConnection connection = new($"Data Source={path};Pooling=False");
        connection.Open();
        Execute(connection, sql);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
