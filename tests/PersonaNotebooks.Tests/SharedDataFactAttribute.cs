namespace PersonaNotebooks.Tests;

/// <summary>A test that reads a large public file kept beside a clone in <c>../shared</c>. It skips where that file is absent; under CI=true absence is a failure.</summary>
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute(string file)
    {
        if (!File.Exists(PathOf(file)) && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = $"needs {file} in a folder 'shared' beside the clone";
        }
    }

    public static string PathOf(string file) => Path.Combine(Home.Root, "..", "shared", file);
}
