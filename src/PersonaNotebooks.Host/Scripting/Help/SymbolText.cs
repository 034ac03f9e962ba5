using Microsoft.CodeAnalysis;

namespace PersonaNotebooks.Host.Scripting.Help;

/// <summary>Symbols of the compiler as text.</summary>
public static class SymbolText
{
    private static readonly SymbolDisplayFormat Format = new(
        globalNamespaceStyle: SymbolDisplayGlobalNamespaceStyle.Omitted,
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters
            | SymbolDisplayGenericsOptions.IncludeVariance,
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters
            | SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeRef
            | SymbolDisplayMemberOptions.IncludeConstantValue
            | SymbolDisplayMemberOptions.IncludeContainingType,
        kindOptions: SymbolDisplayKindOptions.IncludeTypeKeyword | SymbolDisplayKindOptions.IncludeNamespaceKeyword,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType
            | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeDefaultValue
            | SymbolDisplayParameterOptions.IncludeParamsRefOut
            | SymbolDisplayParameterOptions.IncludeExtensionThis,
        localOptions: SymbolDisplayLocalOptions.IncludeType | SymbolDisplayLocalOptions.IncludeConstantValue,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
    );

    private static readonly SymbolDisplayFormat OfCells = Format.RemoveMemberOptions(
        SymbolDisplayMemberOptions.IncludeContainingType
    );

    /// <summary>What a symbol is, in one word.</summary>
    public static string Kind(ISymbol symbol) =>
        symbol switch
        {
            INamespaceSymbol => "namespace",
            ITypeParameterSymbol => "type parameter",
            INamedTypeSymbol type => type.TypeKind.ToString().ToLowerInvariant(),
            IFieldSymbol or ILocalSymbol or IRangeVariableSymbol => "variable",
            _ => symbol.Kind.ToString().ToLowerInvariant(),
        };

    /// <summary>Its declaration, with the number of further overloads.</summary>
    public static string Signature(ISymbol symbol, int overloads = 0)
    {
        // What a cell declares is a member of a class that the user never wrote.
        var text = symbol.ToDisplayString(symbol.ContainingType is { IsScriptClass: true } ? OfCells : Format);
        return overloads > 0 ? $"{text} (+ {overloads} overload{(overloads > 1 ? "s" : "")})" : text;
    }
}
