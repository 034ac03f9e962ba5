using Microsoft.Data.Sqlite;
using PersonaNotebooks.Host.Tests.Support;

namespace PersonaNotebooks.Host.Tests;

public sealed class SqlCellTests : IDisposable
{
    private readonly SessionFixture session = new();

    public SqlCellTests()
    {
        using SqliteConnection connection = new(
            $"Data Source={Path.Combine(session.Folder.Path, "a.db")};Pooling=False"
        );
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "create table t (name text, size real); insert into t values ('<b>', 1.5), (null, 2)";
        command.ExecuteNonQuery();
    }

    public void Dispose() => session.Dispose();

    [Theory]
    [InlineData("#!sql a.db")]
    [InlineData("#!sql --db a.db")]
    public async Task AQueryGivesATable(string line)
    {
        Assert.Null(await session.RunAsync($"{line}\nselect * from t order by size"));
        Assert.Equal("name  size\n<b>    1.5\nnull     2", session.Output.Last("text/plain"));
        Assert.Contains("&lt;b&gt;", session.Output.Last("text/html"));
        Assert.Null(await session.RunAsync("#!sql\nselect count(*) as n from t"));
        Assert.Equal("n\n2", session.Output.Last("text/plain"));
    }

    [Theory]
    [InlineData("#!sql\nselect 1", "name the SQLite file")]
    [InlineData("#!sql none.db\nselect 1", "there is no file 'none.db'")]
    [InlineData("#!sql a.db\nselect * from nowhere", "no such table: nowhere")]
    [InlineData("#!sql a.db\ndelete from t", "readonly")]
    [InlineData("#!sql text.db\nselect 1", "file is not a database")]
    public async Task MistakesAreToldWithTheirLine(string code, string message)
    {
        session.Folder.Write("text.db", "This is a text, and a good deal longer than the header of a database is.");
        var error = await session.RunAsync(code);
        Assert.Contains(message, error!.Message);
        Assert.Equal((2, code.Split('\n')[1]), (error.Line, error.SourceLine));
    }

    [Fact]
    public async Task AQueryThatIsStoppedCountsAsStopped()
    {
        using CancellationTokenSource stop = new(500);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            session.RunAsync(
                "#!sql a.db\nwith recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n",
                stop.Token
            )
        );
        Assert.Null(await session.RunAsync("#!sql\nselect 1"));
    }
}
