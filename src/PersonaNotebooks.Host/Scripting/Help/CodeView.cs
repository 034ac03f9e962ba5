using Microsoft.CodeAnalysis;

namespace PersonaNotebooks.Host.Scripting.Help;

/// <summary>A cell that is being written, as the compiler sees it after the cells that were run.</summary>
/// <param name="Model">Answers what names mean; its positions are those of the cell.</param>
/// <param name="Cursor">Where the user is, in UTF-16 units from the cell's start.</param>
public sealed record CodeView(SemanticModel Model, int Cursor)
{
    /// <summary>The cell's syntax.</summary>
    public SyntaxNode Root => Model.SyntaxTree.GetRoot();

    /// <summary>The cell's text; parts in other languages are blank.</summary>
    public string Text { get; } = Model.SyntaxTree.ToString();

    /// <summary>The token that holds a position or begins after it.</summary>
    public SyntaxToken TokenAt(int position) => Root.FindToken(Math.Clamp(position, 0, Text.Length));

    /// <summary>Where the identifier begins that ends at the cursor; the cursor itself when there is none.</summary>
    public int WordStart
    {
        get
        {
            var start = Cursor;
            while (start > 0 && (char.IsLetterOrDigit(Text[start - 1]) || Text[start - 1] is '_' or '@'))
            {
                start--;
            }
            return start;
        }
    }
}
