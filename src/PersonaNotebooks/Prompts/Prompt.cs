using System.Text.RegularExpressions;

namespace PersonaNotebooks.Prompts;

/// <summary>A prompt: one markdown file of this folder, built into the library, with named holes such as <c>{{name}}</c>.</summary>
public sealed partial class Prompt
{
    private readonly string name,
        text;

    private Prompt(string name, string text) => (this.name, this.text) = (name, text);

    /// <summary>The text with its holes, for hashes in passports.</summary>
    public string Text => text;

    /// <summary>The prompt in <c>Prompts/NAME.md</c>.</summary>
    /// <exception cref="InputException">There is no such prompt.</exception>
    public static Prompt Load(string name)
    {
        using var stream =
            typeof(Prompt).Assembly.GetManifestResourceStream($"Prompts/{name}.md")
            ?? throw new InputException(
                $"There is no prompt '{name}'; prompts are the files of src/PersonaNotebooks/Prompts."
            );
        using StreamReader reader = new(stream);
        return new(name, reader.ReadToEnd().ReplaceLineEndings("\n").TrimEnd('\n'));
    }

    /// <summary>The text with every hole filled; what is filled in is taken as it is, holes in it are not filled again.</summary>
    /// <exception cref="InputException">A hole has no value, or a value has no hole.</exception>
    public string Fill(params (string Hole, string Value)[] values)
    {
        var map = values.ToDictionary(v => v.Hole, v => v.Value, StringComparer.Ordinal);
        HashSet<string> used = [];
        var filled = Hole()
            .Replace(
                text,
                match =>
                {
                    var hole = match.Groups[1].Value;
                    used.Add(hole);
                    return map.GetValueOrDefault(hole)
                        ?? throw new InputException($"The prompt '{name}' needs a value for '{hole}'.");
                }
            );
        return map.Keys.FirstOrDefault(hole => !used.Contains(hole)) is { } unused
            ? throw new InputException($"The prompt '{name}' has no hole '{unused}'.")
            : filled;
    }

    [GeneratedRegex(@"\{\{([a-z][a-z0-9-]*)\}\}")]
    private static partial Regex Hole();
}
