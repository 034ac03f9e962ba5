namespace PersonaNotebooks.Census;

/// <summary>
/// An adult with every field that the census tables give, drawn by <see cref="AdultSampler"/>. Values come from the closed lists of
/// <see cref="AdultFields"/>; null means that the field does not apply to this person (who is not asked, or whom the table leaves out).
/// How far a field depends on the others is said by <see cref="FieldSource"/>.
/// </summary>
public sealed record Adult
{
    /// <summary>The meta tier: state, age, sex, race/ethnicity.</summary>
    public required Person Person { get; init; }

    /// <summary>Highest schooling.</summary>
    public required string Education { get; init; }

    /// <summary>Marital status.</summary>
    public required string Marital { get; init; }

    /// <summary>Place in the household; "group quarters" are dormitories, prisons, nursing homes, barracks, not homelessness.</summary>
    public required string Relationship { get; init; }

    /// <summary>Type of household; only of householders and their spouses.</summary>
    public string? HouseholdType { get; init; }

    /// <summary>Employed, unemployed, in the armed forces, or not in the labor force.</summary>
    public required string Work { get; init; }

    /// <summary>Occupation group of the employed, a leaf of the Bureau's tree.</summary>
    public string? Occupation { get; init; }

    /// <summary>Class of worker of the employed.</summary>
    public string? WorkerClass { get; init; }

    /// <summary>Veteran or not; null in the armed forces.</summary>
    public string? Veteran { get; init; }

    /// <summary>Own earnings in the past 12 months, 2018 dollars; only of the employed.</summary>
    public string? Earnings { get; init; }

    /// <summary>Income of the household in the past 12 months, 2018 dollars; only of householders. Not personal income.</summary>
    public string? HouseholdIncome { get; init; }

    /// <summary>Whether the family's (or single person's) income lies below the poverty level; null in group quarters.</summary>
    public string? Poverty { get; init; }

    /// <summary>Health insurance; null in the armed forces. At 65 and over the kind is not published.</summary>
    public string? Insurance { get; init; }

    /// <summary>Citizenship: native, naturalized, or not a citizen.</summary>
    public required string Citizenship { get; init; }

    /// <summary>Place of birth: for natives one of three, for the foreign-born a region of the world.</summary>
    public required string Birthplace { get; init; }

    /// <summary>Language spoken at home.</summary>
    public required string Language { get; init; }

    /// <summary>How well English is spoken by those who speak another language at home.</summary>
    public string? English { get; init; }

    /// <summary>Whether the person has a disability.</summary>
    public required string Disability { get; init; }
}
