using System.Security.Cryptography;
using System.Text;

namespace PersonaNotebooks;

/// <summary>
/// Lets one writer at a time, in this process or another, change a group of files that belong together. The lock is a file in
/// the temporary folder named after what it guards; it stays behind, empty, because removing it would race with the next writer.
/// </summary>
public static class FileLock
{
    /// <summary>Waits for the lock and holds it until the result is disposed.</summary>
    /// <param name="guarded">The full path of what is guarded; need not exist.</param>
    /// <param name="patience">How long to wait before giving up.</param>
    /// <exception cref="InputException">Another run held the lock all the time.</exception>
    public static IDisposable Take(string guarded, TimeSpan patience)
    {
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(guarded))))[..24];
        var path = Path.Combine(Path.GetTempPath(), $"persona-{key}.lock");
        for (var end = DateTime.UtcNow + patience; ; Thread.Sleep(10))
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e) when (e is not DirectoryNotFoundException)
            {
                if (DateTime.UtcNow > end)
                {
                    throw new InputException(
                        $"Another run has been writing '{guarded}' for {patience.TotalSeconds:F0} s; stop it or wait, then try again.",
                        e
                    );
                }
            }
        }
    }
}
