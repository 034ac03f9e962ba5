using System.Text.RegularExpressions;

namespace PersonaNotebooks.Simulacra;

/// <summary>Cuts prose into sentences.</summary>
internal static partial class Sentences
{
    /// <summary>The sentences, those of only white space left out.</summary>
    public static IEnumerable<string> Of(string text) => End().Split(text).Where(s => !string.IsNullOrWhiteSpace(s));

    // "Mrs. Hale" is not the end of a sentence.
    [GeneratedRegex(@"(?<=[.!?][""”’)]?)(?<!\b(?:Mr|Mrs|Ms|Dr|St|Jr|Sr)\.)\s+")]
    private static partial Regex End();
}
