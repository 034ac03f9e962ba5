using System.Text.RegularExpressions;

namespace PersonaNotebooks.Imitation.Personas;

/// <summary>A trait of style that can be measured on a text and named in a persona.</summary>
public sealed class Trait
{
    private const int MostCounted = 3;
    private readonly Func<string, string?, double> measure;
    private readonly Regex namedBy;

    internal Trait(string code, Func<string, string?, double> measure, Regex namedBy, bool isOfEnding) =>
        (Code, this.measure, this.namedBy, IsOfEnding) = (code, measure, namedBy, isOfEnding);

    /// <summary>Whether the measure depends on the word that the person's texts end on.</summary>
    internal bool IsOfEnding { get; }

    /// <summary>What a model chooses, for example <c>writes-in-lower-case</c>.</summary>
    public string Code { get; }

    /// <summary>The code as words, for a persona.</summary>
    public string Words => Code.Replace('-', ' ');

    /// <summary>How much of the trait a text shows: matches, at most three, or words a sentence (negative for short ones), or 0 and 1.</summary>
    /// <param name="text">One text.</param>
    /// <param name="ending">The word that the person's texts most often end on; null when unknown.</param>
    public double Measure(string text, string? ending = null) => measure(text, ending);

    /// <summary>Whether a persona names the trait, in these or other words.</summary>
    public bool IsNamedIn(string persona) =>
        persona.Contains(Words, StringComparison.OrdinalIgnoreCase) || namedBy.IsMatch(persona);

    internal static double Count(Regex pattern, string text) => Math.Min(MostCounted, pattern.Count(text));
}
