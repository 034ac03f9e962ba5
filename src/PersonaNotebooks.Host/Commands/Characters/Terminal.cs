namespace PersonaNotebooks.Host.Commands;

/// <summary>Text of models and of files on a terminal.</summary>
internal static class Terminal
{
    /// <summary>The text without control characters: a model's text must not steer the terminal that shows it.</summary>
    public static string Safe(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) && c is not ('\n' or '\t') ? '\ufffd' : c));
}
