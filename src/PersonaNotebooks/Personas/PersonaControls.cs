using PersonaNotebooks.Prompts;

namespace PersonaNotebooks.Personas;

/// <summary>
/// Controls, each of which takes one thing away: the person (nobody), the content but not the length (padded), the layout but not
/// the content (prose), the person but not the text (shuffled).
/// </summary>
public static class PersonaControls
{
    private static readonly string[] Neutral = Prompt.Load("persona-neutral").Fill().Split('\n');

    /// <summary>Nobody in particular, once for each person, so that as many answers are drawn.</summary>
    public static IReadOnlyList<Persona> Nobody(IEnumerable<Persona> meta) =>
        [.. meta.Select(p => p with { Id = Id(p, Tiers.Nobody), Text = "", Tier = Tiers.Nobody, WrittenBy = null })];

    /// <summary>Each person's meta text, made about as long as another text of theirs by neutral sentences that say nothing about the person.</summary>
    /// <param name="meta">Meta personas.</param>
    /// <param name="asLongAs">The personas whose lengths in words are matched; people without one are left out.</param>
    public static IReadOnlyList<Persona> Padded(IEnumerable<Persona> meta, IEnumerable<Persona> asLongAs)
    {
        var lengths = asLongAs.ToDictionary(p => p.Fields["person"], p => Words(p.Text), StringComparer.Ordinal);
        return
        [
            .. meta.Where(p => lengths.ContainsKey(p.Fields["person"]))
                .Select(p =>
                    p with
                    {
                        Id = Id(p, Tiers.MetaPadded),
                        Tier = Tiers.MetaPadded,
                        Text = Pad(p.Text, lengths[p.Fields["person"]]),
                    }
                ),
        ];
    }

    /// <summary>The objective tables with the same content as running text.</summary>
    public static IReadOnlyList<Persona> Prose(IEnumerable<Persona> objective) =>
        [
            .. objective.Select(p =>
                p with
                {
                    Id = Id(p, Tiers.ObjectiveProse),
                    Tier = Tiers.ObjectiveProse,
                    Text = string.Join(
                        " ",
                        p.Text.Split('\n')
                            .Select(line =>
                                line.Replace('_', ' ').Replace(": ", " is ", StringComparison.Ordinal) + "."
                            )
                    ),
                }
            ),
        ];

    /// <summary>Gives every person the descriptive text of someone else: the same texts, but none tells of the person it stands for.</summary>
    /// <exception cref="InputException">There are fewer than two texts.</exception>
    public static IReadOnlyList<Persona> Shuffled(IReadOnlyList<Persona> descriptive, Seed seed)
    {
        if (descriptive.Count < 2)
        {
            throw new InputException(
                $"{descriptive.Count} descriptive persona cannot be shuffled; write at least two."
            );
        }
        // A random cycle: nobody keeps the own text.
        int[] cycle = [.. Enumerable.Range(0, descriptive.Count)];
        seed.For("shuffled personas").Stream().Shuffle<int>(cycle);
        var shuffled = new Persona[cycle.Length];
        for (var i = 0; i < cycle.Length; i++)
        {
            var person = descriptive[cycle[i]];
            shuffled[cycle[i]] = person with
            {
                Id = Id(person, Tiers.DescriptiveShuffled),
                Tier = Tiers.DescriptiveShuffled,
                Text = descriptive[cycle[(i + 1) % cycle.Length]].Text,
            };
        }
        return shuffled;
    }

    /// <summary>How many words a text has, split at white space.</summary>
    internal static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    private static string Pad(string text, int words)
    {
        var padded = text;
        for (var i = 0; Words(padded) < words; i++)
        {
            padded += (i == 0 ? "\n" : " ") + Neutral[i % Neutral.Length];
        }
        return padded;
    }

    private static string Id(Persona person, string tier) => $"{person.Fields["person"]}/{tier}";
}
