namespace PersonaNotebooks;

/// <summary>
/// Finds the folders of the collection from wherever a notebook or command runs. The root is the folder that holds
/// <c>PersonaNotebooks.sln</c>, looked for upwards from the working directory and then from the library's own file.
/// </summary>
public static class Home
{
    /// <summary>The environment variable that names a folder for figures other than <c>figures/</c>.</summary>
    public const string FiguresVariable = "PERSONA_FIGURES";

    private static readonly AsyncLocal<string?> FiguresOfThisFlow = new(),
        CallerOfThisFlow = new();

    /// <summary>The root of the collection.</summary>
    /// <exception cref="InputException">Neither the working directory nor the library lies inside the collection.</exception>
    public static string Root =>
        RootAbove(Directory.GetCurrentDirectory())
        ?? RootAbove(Path.GetDirectoryName(typeof(Home).Assembly.Location))
        ?? throw new InputException(
            "The collection's root (the folder with PersonaNotebooks.sln) was not found above the working directory; run from inside a clone."
        );

    /// <summary>The path of one of our own tables or texts: <c>Home.Data("census", "states.csv")</c>.</summary>
    public static string Data(params string[] parts) => Path.Combine([Root, "data", .. parts]);

    /// <summary>The folder that figures are written to.</summary>
    public static string Figures =>
        FiguresOfThisFlow.Value
        ?? (
            Environment.GetEnvironmentVariable(FiguresVariable) is { Length: > 0 } folder
                ? folder
                : Path.Combine(Root, "figures")
        );

    /// <summary>
    /// Sends the figures of the calling method, and of all it starts from then on, to another folder. A runner uses it to keep the
    /// figures of notebooks that run side by side apart, until each notebook has run to its end.
    /// </summary>
    public static void SendFiguresTo(string folder) => FiguresOfThisFlow.Value = folder;

    /// <summary>
    /// Says where the person stands who started the calling method: a runner works in the notebook's folder, but paths that a
    /// person gave on the command line are meant from there.
    /// </summary>
    public static void CalledFrom(string folder) => CallerOfThisFlow.Value = folder;

    /// <summary>A file that a person named: looked for from the working directory, then from where the person stands.</summary>
    /// <returns>Its full path; null when it is in neither, with the places that were looked at.</returns>
    public static string? Find(string path, out IReadOnlyList<string> places)
    {
        places =
        [
            .. new[] { Directory.GetCurrentDirectory(), CallerOfThisFlow.Value }
                .OfType<string>()
                .Select(folder => Path.GetFullPath(path, folder))
                .Distinct(),
        ];
        return places.FirstOrDefault(File.Exists);
    }

    /// <summary>The root of the collection that a folder lies in; null when it lies in none.</summary>
    public static string? RootAbove(string? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder, "PersonaNotebooks.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }
        return folder;
    }
}
