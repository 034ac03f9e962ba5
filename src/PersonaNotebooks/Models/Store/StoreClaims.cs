using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace PersonaNotebooks.Models.Store;

/// <summary>
/// Says which calls are being made, so that two processes do not make the same one. A claim is void when its process is gone
/// (a killed run resumes at once) or when its lease has run out (a process that hangs). Processes that cannot see each other,
/// in two containers on one file, may make the same call; the first answer stays. Used inside the writer's transactions only.
/// </summary>
internal sealed class StoreClaims : IDisposable
{
    private static readonly TimeSpan Lease = TimeSpan.FromHours(1);

    private readonly string owner = Guid.NewGuid().ToString("N");
    private readonly int process;
    private readonly long started;
    private readonly SqliteCommand known,
        find,
        claim,
        release,
        releaseAll;

    public StoreClaims(SqliteConnection connection)
    {
        using var self = Process.GetCurrentProcess();
        (process, started) = (self.Id, StartSecond(self));
        known = connection.Prepared("SELECT count(*) FROM answers WHERE key=$key", "$key");
        find = connection.Prepared(
            "SELECT process, started, expires FROM claims WHERE key=$key AND owner<>$owner",
            "$key",
            "$owner"
        );
        claim = connection.Prepared(
            "INSERT OR REPLACE INTO claims VALUES($key, $owner, $process, $started, $expires)",
            "$key",
            "$owner",
            "$process",
            "$started",
            "$expires"
        );
        release = connection.Prepared("DELETE FROM claims WHERE key=$key AND owner=$owner", "$key", "$owner");
        releaseAll = connection.Prepared("DELETE FROM claims WHERE owner=$owner", "$owner");
    }

    public ClaimResult Claim(byte[] key)
    {
        known.Set(key);
        if ((long)known.ExecuteScalar()! > 0)
        {
            return ClaimResult.Answered;
        }
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        // A claim of this very instance can only be left over from a call whose answer could not be written: its callers
        // wait for one another in memory, so the next one may ask.
        find.Set(key, owner);
        using (var row = find.ExecuteReader())
        {
            if (row.Read() && row.GetInt64(2) > now && IsAlive(row.GetInt32(0), row.GetInt64(1)))
            {
                return ClaimResult.Held;
            }
        }
        claim.Run(key, owner, process, started, now + (long)Lease.TotalSeconds);
        return ClaimResult.Granted;
    }

    public int Release(byte[] key) => release.Run(key, owner);

    /// <summary>Gives back what calls that were cut short have left, so that this process can ask again at once.</summary>
    public void ReleaseAll() => releaseAll.Run(owner);

    public void Dispose()
    {
        foreach (var command in new[] { known, find, claim, release, releaseAll })
        {
            command.Dispose();
        }
    }

    private static bool IsAlive(int id, long started)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            // A process id is used again after a while; the start tells the two apart (read from a clock that may jump a little).
            return !process.HasExited && Math.Abs(StartSecond(process) - started) <= 2;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    private static long StartSecond(Process process) =>
        new DateTimeOffset(process.StartTime.ToUniversalTime()).ToUnixTimeSeconds();
}
