using PersonaNotebooks.Prompts;

namespace PersonaNotebooks.Simulacra;

/// <summary>An item as it is shown: its options in a drawn order, each with its letter.</summary>
/// <param name="Item">The item.</param>
/// <param name="Options">The options in the order shown; A is the first.</param>
public sealed record ShuffledItem(Item Item, IReadOnlyList<string> Options)
{
    /// <summary>Draws an order.</summary>
    public static ShuffledItem Of(Item item, Seed seed) =>
        new(item, seed.For("options").Stream().Some(item.Options, item.Options.Count));

    /// <summary>The letter of a place, A for 0.</summary>
    public static string Letter(int place) => ((char)('A' + place)).ToString();

    /// <summary>The option of a letter; null when no option has it.</summary>
    public string? Option(char letter) => Options.ElementAtOrDefault(letter - 'A');

    /// <summary>What the character is asked; only the question itself is looked up in memory.</summary>
    public Stimulus Stimulus
    {
        get
        {
            var options = string.Join('\n', Options.Select((o, i) => $"{Letter(i)}) {o}"));
            var text = Item.Kind switch
            {
                ItemKind.Cloze => Prompt.Load("simulacra-item-cloze").Fill(("question", Item.Question)),
                ItemKind.Single => Prompt
                    .Load("simulacra-item-single")
                    .Fill(("question", Item.Question), ("options", options)),
                _ => Prompt.Load("simulacra-item-multiple").Fill(("question", Item.Question), ("options", options)),
            };
            return new(text, Item.Question);
        }
    }
}
