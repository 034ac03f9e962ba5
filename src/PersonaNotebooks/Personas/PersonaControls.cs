using PersonaNotebooks.Prompts;

namespace PersonaNotebooks.Personas;

/// <summary>
/// Controls, each of which takes one thing away: the person (nobody), the content but not the length (padded), the length and with it some fields, but not the tier (matched),
/// the layout but not the content (prose), the person but not the text (shuffled).
/// </summary>
public static class PersonaControls
{
    private static readonly string[] Neutral = Prompt.Load("persona-neutral").Fill().Split('\n');

    /// <summary>Nobody in particular, once for each person, so that as many answers are drawn.</summary>
    public static IReadOnlyList<Persona> Nobody(IEnumerable<Persona> meta) =>
        [.. meta.Select(p => p with { Id = Id(p, Tiers.Nobody), Text = "", Tier = Tiers.Nobody, WrittenBy = null })];

    /// <summary>
    /// Each person's meta text, brought to exactly as many words as another text of theirs: neutral sentences that say nothing about the person stand
    /// below it, the last one cut where the length is reached. The facts themselves are never cut, so a person whose other text is shorter than the facts is left out.
    /// </summary>
    /// <param name="meta">Meta personas.</param>
    /// <param name="asLongAs">The personas whose lengths in words are matched; people without one are left out.</param>
    public static IReadOnlyList<Persona> Padded(IEnumerable<Persona> meta, IEnumerable<Persona> asLongAs)
    {
        var lengths = Lengths(asLongAs);
        return
        [
            .. meta.Where(p => Words(p.Text) <= lengths.GetValueOrDefault(Name(p)))
                .Select(p =>
                    p with
                    {
                        Id = Id(p, Tiers.MetaPadded),
                        Tier = Tiers.MetaPadded,
                        Text = Lengthen(p.Text, lengths[Name(p)]),
                    }
                ),
        ];
    }

    /// <summary>
    /// Each person's subjective table, brought to exactly as many words as another text of theirs: where it is too long, whole fields are drawn by lot until the
    /// next has no room, so that no field goes more often for its place; neutral sentences fill what is left. Long fields still go more often than short ones.
    /// The four facts always stay, so a person whose other text is shorter than they are is left out.
    /// </summary>
    /// <param name="subjective">Personas of the subjective tier: the lines of <see cref="MetaPersonas.Text"/>, then one line for each field.</param>
    /// <param name="asLongAs">The personas whose lengths in words are matched; people without one are left out.</param>
    /// <param name="seed">Draws the fields; each person takes an own seed from it.</param>
    public static IReadOnlyList<Persona> Matched(
        IEnumerable<Persona> subjective,
        IEnumerable<Persona> asLongAs,
        Seed seed
    )
    {
        var lengths = Lengths(asLongAs);
        return
        [
            .. subjective
                .Where(p => Words(MetaPersonas.Text(p.Fields)) <= lengths.GetValueOrDefault(Name(p)))
                .Select(p =>
                    p with
                    {
                        Id = Id(p, Tiers.SubjectiveMatched),
                        Tier = Tiers.SubjectiveMatched,
                        Text = Fit(p, lengths[Name(p)], seed.For("matched fields").For(Name(p))),
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

    private static Dictionary<string, int> Lengths(IEnumerable<Persona> personas) =>
        personas.ToDictionary(Name, p => Words(p.Text), StringComparer.Ordinal);

    private static string Name(Persona persona) => persona.Fields["person"];

    private static string Fit(Persona persona, int words, Seed seed)
    {
        var lines = persona.Text.Split('\n');
        var facts = MetaPersonas.Text(persona.Fields).Split('\n').Length;
        var kept = Enumerable.Range(0, lines.Length).ToHashSet();
        if (Words(persona.Text) > words)
        {
            int[] lot = [.. Enumerable.Range(facts, lines.Length - facts)];
            seed.Stream().Shuffle<int>(lot);
            var room = words - lines.Take(facts).Sum(Words);
            kept = [.. Enumerable.Range(0, facts), .. lot.TakeWhile(i => (room -= Words(lines[i])) >= 0)];
        }
        var text = string.Join('\n', lines.Where((_, i) => kept.Contains(i)));
        return Lengthen(text, words);
    }

    // Word for word: a text that is too short takes neutral sentences, the last one cut where the length is reached.
    private static string Lengthen(string text, int words)
    {
        var missing = words - Words(text);
        if (missing == 0)
        {
            return text;
        }
        var neutral = Neutral.SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray();
        return $"{text}\n{string.Join(' ', Enumerable.Range(0, missing).Select(i => neutral[i % neutral.Length]))}";
    }

    private static string Id(Persona person, string tier) => $"{person.Fields["person"]}/{tier}";
}
