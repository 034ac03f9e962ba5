using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;
using PersonaNotebooks.Host.Formatting;
using PersonaNotebooks.Host.Packages;
using PersonaNotebooks.Host.Scripting.Help;

namespace PersonaNotebooks.Host.Scripting;

/// <summary>The C# of one notebook: each cell sees the variables, types and usings of those before it.</summary>
public sealed class CSharpSession : IDisposable
{
    private static readonly CSharpParseOptions ParseOptions = CSharpParseOptions
        .Default.WithKind(SourceCodeKind.Script)
        .WithLanguageVersion(LanguageVersion.Latest);

    private readonly ScriptReferences references;
    private readonly PackageRestorer packages;
    private readonly ScriptOptions options;
    private ScriptState<object>? state;

    /// <summary>Starts an empty session.</summary>
    /// <param name="folder">Where relative paths of <c>#r</c> start.</param>
    /// <param name="packages">Fetches the packages that <c>#r "nuget: …"</c> names.</param>
    public CSharpSession(string folder, PackageRestorer packages)
    {
        this.packages = packages;
        references = new(folder);
        options = ScriptOptions
            .Default.WithReferences(HostAssemblies.Default)
            .WithMetadataResolver(references)
            .WithLanguageVersion(LanguageVersion.Latest)
            .WithOptimizationLevel(OptimizationLevel.Release)
            .WithEmitDebugInformation(true)
            .WithFileEncoding(Encoding.UTF8)
            .WithImports(
                "System",
                "System.Collections.Generic",
                "System.IO",
                "System.Linq",
                "System.Net.Http",
                "System.Text",
                "System.Text.RegularExpressions",
                "System.Threading.Tasks",
                typeof(NotebookFunctions).FullName!
            );
    }

    /// <summary>Whether C# could be run as it is, waits for more lines, or is wrong whatever follows.</summary>
    public static Completeness Completeness(string code)
    {
        var tree = CSharpSyntaxTree.ParseText(code, ParseOptions);
        var errors = tree.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        if (SyntaxFactory.IsCompleteSubmission(tree))
        {
            return errors.Count == 0 ? Scripting.Completeness.Complete : Scripting.Completeness.Invalid;
        }
        // What only lacks its end has its errors there.
        var end = code.TrimEnd().Length;
        return errors.TrueForAll(error => error.Location.SourceSpan.End >= end - 1 || IsOpen(error))
            ? Scripting.Completeness.Incomplete
            : Scripting.Completeness.Invalid;
    }

    /// <summary>A cell that is being written, as the compiler sees it after the cells that were run.</summary>
    /// <param name="code">The C# of the cell; nothing of it is run.</param>
    /// <param name="cursor">Where the user is in it.</param>
    public CodeView View(string code, int cursor)
    {
        var compilation = Chain(code, "new cell").GetCompilation();
        return new(compilation.GetSemanticModel(compilation.SyntaxTrees.Single()), cursor);
    }

    /// <summary>Runs one part of a cell; a trailing expression without semicolon becomes the cell's result.</summary>
    /// <exception cref="CellFailedException">It does not compile, or threw.</exception>
    /// <exception cref="OperationCanceledException">The token stopped it; the variables of earlier cells are kept.</exception>
    public async Task RunAsync(CellPart part, CellContext context, CancellationToken token)
    {
        // Blank lines in front make the compiler count lines as the cell does.
        var code = new string('\n', part.FirstLine - 1) + part.Code;
        await LoadReferencesAsync(code, context, token);
        var script = Chain(code, context.Cell.Label);
        var errors = script.Compile(token).Where(d => d.Severity == DiagnosticSeverity.Error).ToImmutableArray();
        if (errors.Length > 0)
        {
            throw new CellFailedException(CellErrors.FromCompiler(errors, context.Cell));
        }
        SharedState.Check(script.GetCompilation(), context.Cell);
        var ended = await Interruptible.RunAsync(() => ExecuteAsync(script, token), context.Session.Report, token);
        state = ended;
        if (ended.Exception is { } exception)
        {
            throw new CellFailedException(CellErrors.FromException(exception, context.Cell));
        }
        if (ended.ReturnValue is not null || HasValue(script))
        {
            context.Output.Result(await FormatAsync(ended.ReturnValue, script, context, token));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => references.Dispose();

    private Script<object> Chain(string code, string label)
    {
        var cellOptions = options.WithFilePath(label);
        return state is null
            ? CSharpScript.Create<object>(code, cellOptions, assemblyLoader: references.Loader)
            : state.Script.ContinueWith<object>(code, cellOptions);
    }

    private Task<ScriptState<object>> ExecuteAsync(Script<object> script, CancellationToken token) =>
        state is null
            ? script.RunAsync(globals: null, catchException: _ => true, token)
            : script.RunFromAsync(state, catchException: _ => true, token);

    // A lazy sequence runs its code only when it is shown, so that must be stoppable too, and may throw like any code.
    private static async Task<MimeBundle> FormatAsync(
        object? value,
        Script<object> script,
        CellContext context,
        CancellationToken token
    )
    {
        try
        {
            return await Interruptible.RunAsync(
                () => Task.FromResult(ValueFormatter.Format(value)),
                context.Session.Report,
                token
            );
        }
        catch (Exception e) when (!token.IsCancellationRequested)
        {
            int? line = LastMember(script) is { } last ? Line(last.GetLocation()) : null;
            throw new CellFailedException(CellErrors.FromException(e, context.Cell, line));
        }
    }

    private async Task LoadReferencesAsync(string code, CellContext context, CancellationToken token)
    {
        var root = CSharpSyntaxTree
            .ParseText(code, ParseOptions, cancellationToken: token)
            .GetCompilationUnitRoot(token);
        foreach (var directive in root.GetReferenceDirectives())
        {
            var reference = directive.File.ValueText;
            try
            {
                if (PackageReference.Parse(reference) is not { } package)
                {
                    references.Check(reference);
                    continue;
                }
                var files = await packages.RestoreAsync(package, token);
                references.AddPackage(reference, package, files);
            }
            catch (Exception e) when (e is InputException or PackageMissingException)
            {
                var line = Line(directive.GetLocation());
                throw new CellFailedException(new("ReferenceError", e.Message, line, context.Cell.Line(line), [], e));
            }
        }
    }

    private static bool HasValue(Script<object> script)
    {
        var compilation = script.GetCompilation();
        return LastMember(script) is GlobalStatementSyntax last
            && last.Statement is ExpressionStatementSyntax { SemicolonToken.IsMissing: true } statement
            && compilation.GetSemanticModel(last.SyntaxTree).GetTypeInfo(statement.Expression).Type
                is not { SpecialType: SpecialType.System_Void };
    }

    private static MemberDeclarationSyntax? LastMember(Script<object> script) =>
        script.GetCompilation().SyntaxTrees.Single().GetRoot() is CompilationUnitSyntax { Members: [.., var last] }
            ? last
            : null;

    // A comment or a raw string that was not closed yet is reported where it begins.
    private static bool IsOpen(Diagnostic error) => error.Id is "CS1035" or "CS8997";

    private static int Line(Location location) => location.GetLineSpan().StartLinePosition.Line + 1;
}
