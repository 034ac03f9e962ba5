using Microsoft.Extensions.AI;
using PersonaNotebooks.Census;
using PersonaNotebooks.Models;
using PersonaNotebooks.Prompts;

namespace PersonaNotebooks.Simulacra;

/// <summary>Makes new characters: attributes, personality, a first biography, and questions on the attributes.</summary>
/// <param name="pools">What attributes are drawn from.</param>
/// <param name="bank">What personalities are drawn from.</param>
/// <param name="referenceDay">The day on which ages are right; the story is told no later.</param>
public sealed class CharacterMaker(AttributePools pools, PersonalityBank bank, DateOnly referenceDay)
{
    private const int BiographyWords = 500;

    /// <summary>A character of whom only name or gender may be given.</summary>
    /// <param name="seed">Draws the rest.</param>
    /// <param name="name">The name; drawn when null.</param>
    /// <param name="gender">The gender; drawn when null.</param>
    /// <param name="id">The running number.</param>
    public Character Draw(Seed seed, string? name = null, string? gender = null, int id = 1) =>
        Of(new AttributeSampler(pools, referenceDay).Complete(seed, name, gender, id: id), seed);

    /// <summary>A character for a person of a census sample: sex, age band and state are kept, the rest is drawn. An open band ends at 95.</summary>
    /// <exception cref="InputException">The age is not a band such as 35-44 or 85+.</exception>
    public Character FromCensus(Person person, Seed seed)
    {
        var ends = person.Age.TrimEnd('+').Split('-').Select(p => int.TryParse(p, out var n) ? n : -1).ToArray();
        if (ends.Length is < 1 or > 2 || ends.Any(e => e < 0))
        {
            throw new InputException($"'{person.Age}' is not an age band such as 35-44 or 85+.");
        }
        var most = ends.Length == 2 ? ends[1] : 95;
        var attributes = new AttributeSampler(pools, referenceDay).Complete(
            seed,
            gender: person.Sex,
            leastAge: ends[0],
            mostAge: most,
            id: person.Id
        );
        var state = States.All.FirstOrDefault(s => s.Postal == person.State)?.Name ?? person.State;
        return Of(
            attributes with
            {
                Extra = new Dictionary<string, string> { ["home"] = state, ["race"] = person.Race },
            },
            seed
        );
    }

    /// <summary>Lets a model write the biography from the attributes (Xie et al. 2025: temperature 0.5).</summary>
    /// <exception cref="InputException">The model wrote nothing.</exception>
    public static async Task<Character> WithBiographyAsync(
        Character character,
        Lab lab,
        CancellationToken cancellationToken = default
    )
    {
        var request = Prompt
            .Load("simulacra-biography")
            .Fill(
                ("name", character.Name),
                ("profile", character.Profile),
                ("traits", character.Personality.TraitList),
                ("words", $"{BiographyWords}")
            );
        ChatOptions options = new() { Temperature = 0.5f, MaxOutputTokens = 2 * BiographyWords };
        var reply = await lab.Chat.GetResponseAsync(request, options, cancellationToken).ConfigureAwait(false);
        var biography = LifeStory.Parse(reply.Text);
        return biography.Paragraphs.Count > 0
            ? character with
            {
                Biography = biography,
            }
            : throw new InputException(
                $"{lab.Identity.Model} wrote no biography of {character.Name}; try again or write biography.md yourself."
            );
    }

    /// <summary>Writes a new character's files.</summary>
    /// <param name="character">Attributes, personality, biography and items are written.</param>
    /// <param name="root">The folder of all characters; <c>data/characters</c> when null.</param>
    /// <exception cref="InputException">There is a character of that name already; it is left as it is.</exception>
    public static CharacterFolder Save(Character character, string? root = null)
    {
        var folder = MustBeNew(character, root);
        if (character.Biography.Paragraphs.Count > 0)
        {
            AtomicFile.WriteText(folder.BiographyFile, character.Biography.ToMarkdown());
        }
        AtomicFile.WriteText(folder["items.yaml"], ItemWriter.Write(character.Items));
        AtomicFile.WriteText(folder.CharacterFile, CharacterFile.Write(character.Attributes, character.Personality));
        return folder;
    }

    /// <summary>The folder of a new character.</summary>
    /// <exception cref="InputException">There is a character of that name already.</exception>
    public static CharacterFolder MustBeNew(Character character, string? root = null)
    {
        var folder = CharacterFolder.Of(character.Slug, root);
        return Directory.Exists(folder.Path)
            ? throw new InputException(
                $"There is a character '{character.Slug}' already; give another name or remove its folder."
            )
            : folder;
    }

    private Character Of(Attributes attributes, Seed seed) =>
        new()
        {
            Slug = CharacterFolder.SlugOf(attributes.Name),
            Attributes = attributes,
            Personality = Personality.Draw(bank, seed),
            Biography = new([]),
            Story = new([]),
            Items = AttributeItems.Of(attributes, pools, seed),
        };
}
