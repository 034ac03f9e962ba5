using System.Text;

namespace PersonaNotebooks.Imitation.Masking;

/// <summary>A post with slots by position: what a model sees differs from what was written in the slots alone.</summary>
public sealed record MaskedPost
{
    /// <summary>What stands in a slot.</summary>
    public const string Mark = "[MASKED]";

    /// <summary>Puts slots in a text.</summary>
    /// <param name="text">What the user wrote, on one line.</param>
    /// <param name="slots">At least one place, in order, none of them overlapping.</param>
    /// <exception cref="InputException">No slot, or one that is not inside the text or overlaps another.</exception>
    public MaskedPost(string text, IReadOnlyList<Slot> slots)
    {
        var end = 0;
        foreach (var slot in slots)
        {
            if (slot.Start < end || slot.Length < 1 || slot.Start + slot.Length > text.Length)
            {
                throw new InputException(
                    $"The slot at character {slot.Start} of length {slot.Length} does not fit a text of {text.Length} characters."
                );
            }
            end = slot.Start + slot.Length;
        }
        (Text, Slots) = slots.Count > 0 ? (text, slots) : throw new InputException("A masked post needs a slot.");
    }

    /// <summary>What the user wrote.</summary>
    public string Text { get; }

    /// <summary>The masked places, in order.</summary>
    public IReadOnlyList<Slot> Slots { get; }

    /// <summary>The words in the slots.</summary>
    public IReadOnlyList<string> Words => [.. Slots.Select(s => Text.Substring(s.Start, s.Length))];

    /// <summary>The text with <see cref="Mark"/> in each slot.</summary>
    public string Template => Fill([.. Slots.Select(_ => Mark)]);

    /// <summary>The text with other words in the slots; with its own words it is the text, character for character.</summary>
    /// <exception cref="InputException">Not one word for each slot.</exception>
    public string Fill(IReadOnlyList<string> words)
    {
        if (words.Count != Slots.Count)
        {
            throw new InputException($"There are {Slots.Count} slots and {words.Count} words; give one each.");
        }
        StringBuilder filled = new();
        var at = 0;
        foreach (var (slot, word) in Slots.Zip(words))
        {
            filled.Append(Text, at, slot.Start - at).Append(word);
            at = slot.Start + slot.Length;
        }
        return filled.Append(Text, at, Text.Length - at).ToString();
    }

    /// <summary>
    /// Finds the slots of a text that another tool masked, even where that tool moved blanks: every other character of the
    /// template must stand in the text in the same order. Null when it does not, or when no slot is left.
    /// </summary>
    public static MaskedPost? Align(string text, string template)
    {
        var parts = template.Split(Mark).Select(p => string.Concat(p.Where(c => !char.IsWhiteSpace(c)))).ToArray();
        List<Slot> slots = [];
        var at = Match(text, 0, parts[0]);
        for (var i = 1; i < parts.Length && at >= 0; i++)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }
            var start = at;
            int next;
            // The slot takes the shortest run of at least one character after which the rest fits.
            do
            {
                at++;
                next = at > text.Length ? -1 : Match(text, at, parts[i]);
            } while (at < text.Length && (next < 0 || (i == parts.Length - 1 && !Ends(text, next))));
            if (next < 0)
            {
                return null;
            }
            var length = text[start..Math.Min(at, text.Length)].TrimEnd().Length;
            slots.Add(new(start, length));
            at = next;
        }
        return at >= 0 && Ends(text, at) && slots.Count > 0 && slots.All(s => s.Length > 0) ? new(text, slots) : null;
    }

    private static int Match(string text, int at, string part)
    {
        foreach (var c in part)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }
            if (at >= text.Length || text[at] != c)
            {
                return -1;
            }
            at++;
        }
        return at;
    }

    private static bool Ends(string text, int at) => string.IsNullOrWhiteSpace(text[at..]);
}
