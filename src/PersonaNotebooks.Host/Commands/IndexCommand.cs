using System.CommandLine;
using PersonaNotebooks.Host.Indexing;

namespace PersonaNotebooks.Host.Commands;

/// <summary><c>persona index</c>: writes the list of notebooks and the links between them.</summary>
public static class IndexCommand
{
    private static readonly Option<bool> Check = new("--check")
    {
        Description = "Write nothing; exit 1 when a file is out of date.",
    };

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Command command = new(
            "index",
            "Write the notebook index (start notebook, README.md) and the previous/next links."
        )
        {
            Check,
        };
        command.SetAction(arguments => Run(arguments.GetValue(Check)));
        return command;
    }

    private static int Run(bool checkOnly)
    {
        var root = Home.Root;
        var stale = new NotebookIndex(root).Build().Where(file => File.ReadAllText(file.Path) != file.Text).ToList();
        foreach (var (path, text) in stale)
        {
            if (!checkOnly)
            {
                AtomicFile.WriteText(path, text);
            }
            Console.WriteLine($"{Path.GetRelativePath(root, path)} {(checkOnly ? "is out of date" : "written")}");
        }
        if (checkOnly && stale.Count > 0)
        {
            Console.Error.WriteLine("persona: the notebook index is out of date; run 'persona index'.");
            return 1;
        }
        return 0;
    }
}
