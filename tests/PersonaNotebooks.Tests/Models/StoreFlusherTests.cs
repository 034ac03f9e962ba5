using Microsoft.Data.Sqlite;
using PersonaNotebooks.Models;
using PersonaNotebooks.Models.Store;

namespace PersonaNotebooks.Tests.Models;

public sealed class StoreFlusherTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("persona-flush-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task AFailureIsToldToAllWhoWaitAndToAllWhoCome()
    {
        var (flushes, told) = (0, new List<string?>());
        StoreFlusher flusher = new(() =>
        {
            flushes++;
            throw new NotSupportedException("no such disk");
        });
        TaskCompletionSource first = new();
        flusher.Then(e =>
        {
            told.Add(e?.Message);
            first.SetResult();
        });
        await first.Task;
        flusher.Then(e => told.Add(e?.Message));
        await flusher.DisposeAsync();
        Assert.Equal(["no such disk", "no such disk"], told);
        Assert.Equal(1, flushes);
    }

    [Fact]
    public async Task ThoseWhoWaitAtTheEndAreToldFirst()
    {
        using ManualResetEventSlim disk = new();
        var told = 0;
        StoreFlusher flusher = new(disk.Wait);
        flusher.Then(e => told += e is null ? 1 : 0);
        flusher.Then(e => told += e is null ? 1 : 0);
        var end = flusher.DisposeAsync().AsTask();
        Assert.False(end.IsCompleted);
        disk.Set();
        await end;
        Assert.Equal(2, told);
    }

    [Theory]
    [InlineData("link")]
    [InlineData("mode")]
    public async Task AStoreBehindALinkOrWithoutALogKeepsAnswers(string what)
    {
        var path = Path.Combine(folder, "answers.db");
        await AnswerStore.Open(path).DisposeAsync();
        var name = path;
        if (what == "link")
        {
            name = Path.Combine(folder, "link.db");
            File.CreateSymbolicLink(name, path);
        }
        else
        {
            using SqliteConnection other = new($"Data Source={path};Pooling=false");
            other.Open();
            other.Run("PRAGMA journal_mode=DELETE");
        }
        AnswerKey key = new(new("here", "model", "digest"), "chat", "[]", "{}", 0);
        await using (var store = AnswerStore.Open(name))
        {
            var reply = await store.GetOrCallAsync(key, _ => Task.FromResult(new StoredAnswer("yes")), default);
            Assert.False(reply.Reused);
        }
        await using var again = AnswerStore.Open(path);
        Assert.Equal("yes", again.Find(key)!.Text);
        Assert.Empty(Directory.GetFiles(folder, "*.rescue*"));
    }
}
