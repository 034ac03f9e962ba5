using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PersonaNotebooks.Host.Scripting.Help;

/// <summary>Tells what the name at the cursor means: its declarations and their XML documentation.</summary>
public static class InspectionFinder
{
    private const int MostOverloads = 10;

    /// <summary>The answer as Markdown; null when there is no name at the cursor, or it means nothing.</summary>
    /// <param name="view">The cell and the cursor.</param>
    /// <param name="detailed">Whether remarks and exceptions are wanted, too.</param>
    public static string? Find(CodeView view, bool detailed)
    {
        var symbols = Node(view) is { } node ? Symbols(view.Model, node) : [];
        if (symbols.Count == 0)
        {
            return null;
        }
        StringBuilder text = new("```csharp\n");
        foreach (var symbol in symbols.Take(MostOverloads))
        {
            text.Append(SymbolText.Signature(symbol)).Append('\n');
        }
        text.Append("```\n");
        if (symbols.Count > MostOverloads)
        {
            text.Append($"… and {symbols.Count - MostOverloads} more overloads\n");
        }
        foreach (var symbol in symbols)
        {
            if (XmlDocumentation.Find(symbol, view.Model.Compilation) is { } documentation)
            {
                text.Append('\n').Append(DocumentationMarkdown.Write(documentation, detailed));
                break;
            }
        }
        return text.ToString().TrimEnd() + "\n";
    }

    // The name that the cursor is in or just behind, else the call between whose brackets it is.
    private static SyntaxNode? Node(CodeView view)
    {
        foreach (var position in new[] { view.Cursor, view.Cursor - 1 }.Where(p => p >= 0))
        {
            var token = view.TokenAt(position);
            if (
                token.Span.Start <= view.Cursor
                && token.Span.End >= view.Cursor
                && (token.IsKind(SyntaxKind.IdentifierToken) || token.Parent is PredefinedTypeSyntax)
            )
            {
                return token.Parent;
            }
        }
        var inside = view.TokenAt(Math.Max(0, view.Cursor - 1)).Parent;
        return inside?.FirstAncestorOrSelf<ArgumentListSyntax>()?.Parent;
    }

    private static IReadOnlyList<ISymbol> Symbols(SemanticModel model, SyntaxNode node)
    {
        if (model.GetDeclaredSymbol(node) is { } declared)
        {
            return [declared];
        }
        // `Console.WriteLine` is asked about as a whole: the name alone does not know its overloads.
        var whole =
            node is InvocationExpressionSyntax call ? call.Expression
            : node.Parent is MemberAccessExpressionSyntax access && access.Name == node ? access
            : node;
        var info = model.GetSymbolInfo(whole);
        var group = model.GetMemberGroup(whole);
        IEnumerable<ISymbol> found = info.Symbol is { } one
            ? group.Where(other => !SymbolEqualityComparer.Default.Equals(other, one)).Prepend(one)
            : group.Concat(info.CandidateSymbols);
        return [.. found.Distinct(SymbolEqualityComparer.Default)];
    }
}
