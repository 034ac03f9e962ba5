using System.Text.RegularExpressions;
using PersonaNotebooks.Prompts;

namespace PersonaNotebooks.Personas;

/// <summary>
/// Controls, each of which takes one thing away: the person (nobody), the content but not the length (padded), the length but not the tier (matched), the layout but not
/// the content (prose), the person but not the text (shuffled).
/// </summary>
public static partial class PersonaControls
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
            .. Matched(meta.Where(p => Words(p.Text) <= lengths.GetValueOrDefault(Name(p))), lengths, Tiers.MetaPadded),
        ];
    }

    /// <summary>
    /// Each person's subjective table, brought to exactly as many words as another text of theirs: one that is too long loses its last words, one that is too
    /// short takes neutral sentences.
    /// </summary>
    /// <param name="subjective">Personas of the subjective tier.</param>
    /// <param name="asLongAs">The personas whose lengths in words are matched; people without one are left out.</param>
    public static IReadOnlyList<Persona> Matched(IEnumerable<Persona> subjective, IEnumerable<Persona> asLongAs) =>
        [.. Matched(subjective, Lengths(asLongAs), Tiers.SubjectiveMatched)];

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

    private static IEnumerable<Persona> Matched(
        IEnumerable<Persona> personas,
        Dictionary<string, int> lengths,
        string tier
    ) =>
        personas
            .Where(p => lengths.ContainsKey(Name(p)))
            .Select(p => p with { Id = Id(p, tier), Tier = tier, Text = Fit(p.Text, lengths[Name(p)]) });

    private static Dictionary<string, int> Lengths(IEnumerable<Persona> personas) =>
        personas.ToDictionary(Name, p => Words(p.Text), StringComparer.Ordinal);

    private static string Name(Persona persona) => persona.Fields["person"];

    private static string Fit(string text, int words) =>
        Words(text) < words ? Lengthen(text, words) : Shorten(text, words);

    // Word for word: a text that is too short takes neutral sentences, the last one cut where the length is reached.
    private static string Lengthen(string text, int words)
    {
        var missing = words - Words(text);
        var neutral = Neutral.SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray();
        return $"{text}\n{string.Join(' ', Enumerable.Range(0, missing).Select(i => neutral[i % neutral.Length]))}";
    }

    // A text that is too long loses its last words; line breaks before them stay.
    private static string Shorten(string text, int words)
    {
        var end = Word().Matches(text).ElementAtOrDefault(words - 1) is { } last
            ? last.Index + last.Length
            : text.Length;
        return text[..end];
    }

    [GeneratedRegex(@"\S+")]
    private static partial Regex Word();

    private static string Id(Persona person, string tier) => $"{person.Fields["person"]}/{tier}";
}
