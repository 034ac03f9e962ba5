using System.Runtime.InteropServices;

namespace PersonaNotebooks.Models.Store;

/// <summary>
/// Gives SQLite a sleep of less than a second on Linux. Its library there is built without <c>usleep</c>, so each of its waits
/// lasts a whole second, also those of some microseconds that a reader takes when it meets a writer; a run of thousands of calls
/// then stands still for a second now and then.
/// </summary>
internal static class SqliteSleep
{
    // Where the public struct sqlite3_vfs keeps xSleep: three ints (padded), then twelve pointers before it.
    private static readonly int PlaceOfSleep = 16 + 12 * IntPtr.Size;

    // Kept, because SQLite calls it as long as the process lives.
    private static readonly Sleep Short = (_, microseconds) =>
    {
        Thread.Sleep(TimeSpan.FromMicroseconds(microseconds));
        return microseconds;
    };

    static SqliteSleep()
    {
        if (OperatingSystem.IsLinux() && IntPtr.Size == 8 && Find(null) is var vfs && vfs != 0)
        {
            Marshal.WriteIntPtr(vfs, PlaceOfSleep, Marshal.GetFunctionPointerForDelegate(Short));
        }
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int Sleep(IntPtr vfs, int microseconds);

    /// <summary>Does it, once a process; call it after SQLite has been started.</summary>
    public static void Shorten() =>
        System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(typeof(SqliteSleep).TypeHandle);

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_vfs_find", CharSet = CharSet.Ansi)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static extern IntPtr Find(string? name);
}
