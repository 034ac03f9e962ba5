using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PersonaNotebooks.Host.Scripting.Help;

/// <summary>Finds how a word of C# may go on: members after a dot, else all names in reach and keywords.</summary>
public static class CompletionFinder
{
    private const int MostItems = 500;

    private static readonly string[] Keywords =
    [
        .. SyntaxFacts
            .GetKeywordKinds()
            .Concat(SyntaxFacts.GetContextualKeywordKinds())
            .Select(kind => SyntaxFacts.GetText(kind))
            .Where(text => !text.StartsWith('_'))
            .Distinct(),
    ];

    /// <summary>Finds them.</summary>
    public static CompletionList Find(CodeView view)
    {
        var start = view.WordStart;
        if (IsText(view))
        {
            return new(start, []);
        }
        var typed = view.Text[start..view.Cursor].TrimStart('@');
        var left = LeftOfDot(view, start);
        var symbols = left is null ? view.Model.LookupSymbols(start) : Members(view.Model, left, start);
        var items = symbols
            .Where(symbol => symbol.CanBeReferencedByName && Fits(symbol.Name, typed))
            .GroupBy(symbol => symbol.Name)
            .Select(Describe);
        if (left is null && typed.Length > 0)
        {
            items = items.Concat(
                Keywords.Where(word => Fits(word, typed)).Select(word => new Completion(word, "keyword", ""))
            );
        }
        return new(
            start,
            [
                .. items
                    .DistinctBy(item => item.Name)
                    .OrderByDescending(item => item.Name.StartsWith(typed, StringComparison.Ordinal))
                    .ThenBy(item => item.Name, StringComparer.OrdinalIgnoreCase)
                    .ThenBy(item => item.Name, StringComparer.Ordinal)
                    .Take(MostItems),
            ]
        );
    }

    private static bool Fits(string name, string typed) => name.StartsWith(typed, StringComparison.OrdinalIgnoreCase);

    // In a comment, a directive, a number or a string nothing goes on; behind the closing quote it does.
    private static bool IsText(CodeView view)
    {
        if (view.Cursor == 0)
        {
            return false;
        }
        var last = view.Cursor - 1;
        var trivia = view.Root.FindTrivia(last);
        if (
            trivia.IsDirective
            || trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
        )
        {
            return true;
        }
        var token = view.TokenAt(last);
        return token.Span.Contains(last)
            && token.Kind()
                is SyntaxKind.StringLiteralToken
                    or SyntaxKind.CharacterLiteralToken
                    or SyntaxKind.NumericLiteralToken
                    or SyntaxKind.InterpolatedStringTextToken
                    or SyntaxKind.SingleLineRawStringLiteralToken
                    or SyntaxKind.MultiLineRawStringLiteralToken
            && (view.Cursor < token.Span.End || token.ContainsDiagnostics || view.WordStart < view.Cursor);
    }

    private static SyntaxNode? LeftOfDot(CodeView view, int start)
    {
        var before = start - 1;
        while (before >= 0 && char.IsWhiteSpace(view.Text[before]))
        {
            before--;
        }
        if (before < 0 || view.Text[before] != '.')
        {
            return null;
        }
        return view.TokenAt(before).Parent switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            QualifiedNameSyntax name => name.Left,
            MemberBindingExpressionSyntax binding => binding
                .FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()
                ?.Expression,
            _ => null,
        };
    }

    private static IEnumerable<ISymbol> Members(SemanticModel model, SyntaxNode left, int position)
    {
        var symbol = model.GetSymbolInfo(left).Symbol;
        if (symbol is INamespaceOrTypeSymbol container)
        {
            return container is INamespaceSymbol
                ? model.LookupNamespacesAndTypes(position, container)
                : model.LookupStaticMembers(position, container);
        }
        return model.GetTypeInfo(left).Type is { TypeKind: not TypeKind.Error } type
            ? model
                .LookupSymbols(position, type, includeReducedExtensionMethods: true)
                .Where(member => !member.IsStatic && member is not INamedTypeSymbol)
            : [];
    }

    private static Completion Describe(IGrouping<string, ISymbol> symbols)
    {
        var first = symbols.First();
        return new(symbols.Key, SymbolText.Kind(first), SymbolText.Signature(first, symbols.Count() - 1));
    }
}
