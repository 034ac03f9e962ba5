namespace PersonaNotebooks;

/// <summary>
/// Finds the folders of the collection from wherever a notebook or command runs. The root is the folder that holds
/// <c>PersonaNotebooks.sln</c>, looked for upwards from the working directory and then from the library's own file.
/// </summary>
public static class Home
{
    /// <summary>Names a folder for figures other than <c>figures/</c> (<c>persona run --output</c> sets it).</summary>
    public const string FiguresVariable = "PERSONA_FIGURES";

    /// <summary>The root of the collection.</summary>
    /// <exception cref="InputException">Neither the working directory nor the library lies inside the collection.</exception>
    public static string Root =>
        Above(Directory.GetCurrentDirectory())
        ?? Above(Path.GetDirectoryName(typeof(Home).Assembly.Location))
        ?? throw new InputException(
            "The collection's root (the folder with PersonaNotebooks.sln) was not found above the working directory; run from inside a clone."
        );

    /// <summary>The path of one of our own tables or texts: <c>Home.Data("census", "states.csv")</c>.</summary>
    public static string Data(params string[] parts) => Path.Combine([Root, "data", .. parts]);

    /// <summary>The folder that figures are written to.</summary>
    public static string Figures =>
        Environment.GetEnvironmentVariable(FiguresVariable) is { Length: > 0 } folder
            ? folder
            : Path.Combine(Root, "figures");

    private static string? Above(string? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder, "PersonaNotebooks.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }
        return folder;
    }
}
