using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PersonaNotebooks.Host.Running;

/// <summary>
/// Finds the parameters of a cell: variables that start with a plain number, text, true or false, or a list of such. Other
/// statements of the cell are left alone.
/// </summary>
public static class ParameterReader
{
    /// <summary>The parameters in the order of the cell.</summary>
    public static IReadOnlyList<Parameter> Read(string code) =>
        [
            .. CSharpSyntaxTree
                .ParseText(code, CSharpParseOptions.Default.WithKind(SourceCodeKind.Script))
                .GetRoot()
                .ChildNodes()
                .OfType<FieldDeclarationSyntax>()
                .SelectMany(field => field.Declaration.Variables.Select(v => Read(field.Declaration.Type, v)))
                .OfType<Parameter>(),
        ];

    private static Parameter? Read(TypeSyntax declared, VariableDeclaratorSyntax variable)
    {
        if (variable.Initializer?.Value is not { } value)
        {
            return null;
        }
        var items = Items(value);
        var type = items is null ? LiteralType(value) : items.Select(LiteralType).FirstOrDefault();
        if (
            type is null && items is not { Count: 0 }
            || items is not null && items.Any(item => LiteralType(item) is null)
        )
        {
            return null;
        }
        var written = ElementType(declared) ?? ElementType((value as ArrayCreationExpressionSyntax)?.Type);
        return (written ?? type) is { } elementType
            ? new(variable.Identifier.ValueText, elementType, items is not null, value.ToString())
            : null;
    }

    private static IReadOnlyList<ExpressionSyntax>? Items(ExpressionSyntax value) =>
        value switch
        {
            CollectionExpressionSyntax list =>
            [
                .. list.Elements.Select(e => ((e as ExpressionElementSyntax)?.Expression)!),
            ],
            ImplicitArrayCreationExpressionSyntax array => [.. array.Initializer.Expressions],
            ArrayCreationExpressionSyntax { Initializer: { } initializer } => [.. initializer.Expressions],
            InitializerExpressionSyntax initializer => [.. initializer.Expressions],
            _ => null,
        };

    private static string? ElementType(TypeSyntax? type) =>
        type switch
        {
            PredefinedTypeSyntax predefined => predefined.Keyword.Text,
            ArrayTypeSyntax array => ElementType(array.ElementType),
            NullableTypeSyntax nullable => ElementType(nullable.ElementType),
            GenericNameSyntax { TypeArgumentList.Arguments: [var only] } => ElementType(only),
            _ => null,
        };

    private static string? LiteralType(ExpressionSyntax? value) =>
        value switch
        {
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } minus => LiteralType(
                minus.Operand
            ),
            LiteralExpressionSyntax literal => literal.Token.Value switch
            {
                int => "int",
                long => "long",
                double => "double",
                float => "float",
                decimal => "decimal",
                bool => "bool",
                string => "string",
                _ => null,
            },
            _ => null,
        };
}
