using PersonaNotebooks.Personas;

namespace PersonaNotebooks.Simulacra;

/// <summary>One fictional person: attributes, personality, the texts of the life, and the questions about it.</summary>
public sealed record Character
{
    /// <summary>The name of the folder, such as <c>ines-okafor</c>.</summary>
    public required string Slug { get; init; }

    /// <summary>What was laid down first.</summary>
    public required Attributes Attributes { get; init; }

    /// <summary>The ranked functions and their sentences.</summary>
    public required Personality Personality { get; init; }

    /// <summary>The short life, a paragraph each.</summary>
    public required LifeStory Biography { get; init; }

    /// <summary>The long life.</summary>
    public required LifeStory Story { get; init; }

    /// <summary>Long-term memories in order of their keys.</summary>
    public IReadOnlyList<Memory> Memories { get; init; } = [];

    /// <summary>The scored questions.</summary>
    public IReadOnlyList<Item> Items { get; init; } = [];

    /// <summary>The situations of the observer report.</summary>
    public IReadOnlyList<Scenario> Scenarios { get; init; } = [];

    /// <summary>Questions with a known paragraph.</summary>
    public IReadOnlyList<RetrievalQuestion> RetrievalQuestions { get; init; } = [];

    /// <summary>Whether some scored question is on the life story, beyond the attributes that every persona message holds.</summary>
    public bool HasQuestionsOnItsStory => Items.Any(i => i.Paragraph is not null);

    /// <summary>Name.</summary>
    public string Name => Attributes.Name;

    /// <summary>The attributes as lines that every agent reads; traits are apart.</summary>
    public string Profile => ProfileText.Of(Attributes);

    /// <summary>The character as the noun that other systems know.</summary>
    public Persona ToPersona() =>
        new(Slug, $"{Profile}\n\n{string.Join('\n', Personality.TraitList)}\n\n{Biography.Text}")
        {
            Fields = new Dictionary<string, string>
            {
                ["name"] = Name,
                ["sex"] = Attributes.Gender,
                ["age"] = Attributes.Age.ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["occupation"] = Attributes.Occupation,
                ["education"] = Attributes.Education,
            },
        };

    /// <inheritdoc/>
    public override string ToString() => $"{Name}, {Attributes.Age}, {Attributes.Occupation}";
}
