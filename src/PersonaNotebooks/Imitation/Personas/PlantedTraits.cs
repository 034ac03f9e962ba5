using PersonaNotebooks.Census;

namespace PersonaNotebooks.Imitation.Personas;

/// <summary>The planted truth of the town forum, <c>data/imitation/forum-traits.csv</c>: three traits of style of each person.</summary>
public sealed class PlantedTraits
{
    private readonly ILookup<string, string> traits;
    private readonly TraitLexicon lexicon;

    private PlantedTraits(ILookup<string, string> traits, TraitLexicon lexicon) =>
        (this.traits, this.lexicon) = (traits, lexicon);

    /// <summary>Reads the table.</summary>
    /// <exception cref="InputException">The file or a column is missing.</exception>
    public static PlantedTraits Load() =>
        new(
            CsvRows
                .Read(Home.Data("imitation", "forum-traits.csv"), "person", "trait")
                .ToLookup(r => r["person"], r => r["trait"]),
            TraitLexicon.Load()
        );

    /// <summary>The people of the table.</summary>
    public IReadOnlyList<string> People => [.. traits.Select(t => t.Key)];

    /// <summary>The codes planted for a person; none for somebody else.</summary>
    public IReadOnlyList<string> Of(string person) => [.. traits[person]];

    /// <summary>Those of them that a persona's field of style names.</summary>
    public IReadOnlyList<string> NamedIn(string person, string persona) =>
        [.. lexicon.StatedIn(persona).Intersect(traits[person])];
}
