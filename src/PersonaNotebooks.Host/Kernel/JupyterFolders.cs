using System.Diagnostics;

namespace PersonaNotebooks.Host.Kernel;

/// <summary>Where Jupyter looks for kernels (the rules of its own <c>jupyter --paths</c>).</summary>
public static class JupyterFolders
{
    /// <summary>The kernels of the current user.</summary>
    public static string User
    {
        get
        {
            if (Variable("JUPYTER_DATA_DIR") is { } named)
            {
                return Path.Combine(named, "kernels");
            }
            var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            var data =
                OperatingSystem.IsWindows()
                    ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter")
                : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Jupyter")
                : Path.Combine(Variable("XDG_DATA_HOME") ?? Path.Combine(home, ".local", "share"), "jupyter");
            return Path.Combine(data, "kernels");
        }
    }

    /// <summary>The kernels below a prefix such as <c>/usr/local</c> or a Python environment.</summary>
    public static string Below(string prefix) => Path.Combine(Path.GetFullPath(prefix), "share", "jupyter", "kernels");

    /// <summary>The prefix of the Python environment in use: the active one, else that of the first Python on PATH.</summary>
    /// <exception cref="InputException">There is no Python.</exception>
    public static string SystemPrefix =>
        Variable("VIRTUAL_ENV")
        ?? Variable("CONDA_PREFIX")
        ?? Ask("python3")
        ?? Ask("python")
        ?? throw new InputException("No Python was found for --sys-prefix; name its folder with --prefix.");

    private static string? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static string? Ask(string python)
    {
        ProcessStartInfo start = new(python) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("import sys; print(sys.prefix)");
        try
        {
            using var process = Process.Start(start)!;
            var prefix = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            return process.ExitCode == 0 && prefix.Length > 0 ? prefix : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // There is no such program.
            return null;
        }
    }
}
