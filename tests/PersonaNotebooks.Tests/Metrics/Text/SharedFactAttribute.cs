namespace PersonaNotebooks.Tests.Metrics.Text;

/// <summary>
/// A test that reads the folder <c>shared</c> beside the repository. Without that folder it is skipped with a reason; in CI
/// (environment variable CI=true) it then runs and fails.
/// </summary>
public sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute()
    {
        if (!Directory.Exists(Folder) && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = "needs the folder 'shared' beside the repository";
        }
    }

    public static string Folder => Path.Combine(Home.Root, "..", "shared");
}
