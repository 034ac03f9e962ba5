using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PersonaNotebooks.Host.Scripting;

/// <summary>
/// What belongs to the whole process and so to all notebooks that run side by side: the console's writers, the working
/// directory, and the process's life. A cell may use them, but not change them.
/// </summary>
public sealed class SharedState
{
    private static readonly Dictionary<string, string> Forbidden = new()
    {
        ["System.Console.SetOut"] = "the console",
        ["System.Console.SetError"] = "the console",
        ["System.Console.SetIn"] = "the console",
        ["System.IO.Directory.SetCurrentDirectory"] = "the working directory",
        ["System.Environment.CurrentDirectory"] = "the working directory",
        ["System.Environment.Exit"] = "the process",
        ["System.Environment.FailFast"] = "the process",
    };

    private static readonly HashSet<string> ForbiddenNames = [.. Forbidden.Keys.Select(name => name.Split('.')[^1])];

    private readonly TextWriter output = Console.Out;
    private readonly TextWriter error = Console.Error;
    private readonly TextReader input = Console.In;
    private readonly string folder = Directory.GetCurrentDirectory();

    /// <summary>Refuses compiled code that would change one of them, before it runs.</summary>
    /// <exception cref="CellFailedException">It would; says what, and at which line.</exception>
    public static void Check(Compilation compilation, CellSource cell)
    {
        var tree = compilation.SyntaxTrees.Single();
        foreach (var name in tree.GetRoot().DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (
                ForbiddenNames.Contains(name.Identifier.ValueText)
                && compilation.GetSemanticModel(tree).GetSymbolInfo(name).Symbol is { ContainingType: { } type } symbol
                && Forbidden.TryGetValue($"{type.ToDisplayString()}.{symbol.Name}", out var what)
                && (symbol is IMethodSymbol || IsAssigned(name))
            )
            {
                var line = name.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
                throw new CellFailedException(Refusal(what, $"{type.Name}.{symbol.Name}", line, cell));
            }
        }
    }

    /// <summary>Undoes a change that was made in another way, such as by a library.</summary>
    /// <returns>Null when all was as at the start, else why the cell that just ended fails.</returns>
    public CellError? Restore(CellSource cell)
    {
        if (Console.Out != output || Console.Error != error || Console.In != input)
        {
            Console.SetOut(output);
            Console.SetError(error);
            Console.SetIn(input);
            return Refusal("the console", "This cell, or one that ran beside it,", null, cell);
        }
        if (!Directory.Exists(folder))
        {
            return new("SharedState", "The notebook's folder is gone.", null, null, []);
        }
        if (Directory.GetCurrentDirectory() != folder)
        {
            Directory.SetCurrentDirectory(folder);
            return Refusal("the working directory", "This cell, or one that ran beside it,", null, cell);
        }
        return null;
    }

    private static CellError Refusal(string what, string who, int? line, CellSource cell) =>
        new(
            "SharedState",
            $"{who} changes {what}, which belongs to all notebooks of the run; {Advice(what)}.",
            line,
            cell.Line(line),
            []
        );

    private static string Advice(string what) =>
        what switch
        {
            "the console" => "write to a StringWriter of your own",
            "the working directory" => "use full paths, as from Path.Combine",
            _ => "throw an exception to end the notebook",
        };

    private static bool IsAssigned(IdentifierNameSyntax name) =>
        name.AncestorsAndSelf().OfType<AssignmentExpressionSyntax>().FirstOrDefault() is { } assignment
        && assignment.Left.Span.Contains(name.Span);
}
