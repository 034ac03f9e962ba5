namespace PersonaNotebooks.Census;

/// <summary>A place in a household that the published tables tell apart, with who can hold it.</summary>
/// <param name="Name">The role, as a category of the household table.</param>
/// <param name="Relationship">The relationship to the householder.</param>
/// <param name="HouseholdType">The type of household; null where the tables do not tell it.</param>
internal sealed record HouseholdRole(string Name, string Relationship, string? HouseholdType)
{
    /// <summary>All roles: 1 to 9 are householders, one to each household.</summary>
    public static IReadOnlyList<HouseholdRole> All { get; } =
    [
        Householder("married couple with own children"),
        Householder("married couple without own children"),
        Householder("male family householder with own children"),
        Householder("male family householder without own children"),
        Householder("female family householder with own children"),
        Householder("female family householder without own children"),
        Householder("lives alone under 65"),
        Householder("lives alone 65 and over"),
        Householder("with nonrelatives only"),
        new("spouse with own children", "spouse", "married couple with own children"),
        new("spouse without own children", "spouse", "married couple without own children"),
        new("unmarried partner", "unmarried partner", null),
        new("child or other relative", "child or other relative", null),
        new("other nonrelative", "other nonrelative", null),
        new("group quarters", "group quarters", null),
    ];

    /// <summary>The roles as a dimension.</summary>
    public static Dimension Dimension { get; } = new("role", [.. All.Select(r => r.Name)]);

    public bool IsHouseholder => Relationship == "householder";

    public bool LivesAlone => Name.StartsWith("lives alone");

    /// <summary>Whether somebody can hold the role.</summary>
    /// <param name="age">A band of ages.</param>
    /// <param name="sex">"female" or "male".</param>
    /// <param name="marital">Marital status.</param>
    public bool CanBe(string age, string sex, string marital)
    {
        var elderly = AgeBand.Parse(age).From >= 65;
        var couple = Name.StartsWith("married") || Relationship == "spouse";
        var spousePresent = marital == "married spouse present";
        return couple == spousePresent || !couple && Name is "child or other relative" or "other nonrelative"
            ? !(Name.EndsWith("with own children") && elderly)
                && !(Name.StartsWith("male ") && sex != "male")
                && !(Name.StartsWith("female ") && sex != "female")
                && !(Name == "lives alone under 65" && elderly)
                && !(Name == "lives alone 65 and over" && !elderly)
            : false;
    }

    private static HouseholdRole Householder(string type) =>
        new(type, "householder", type.StartsWith("lives alone") ? "lives alone" : type);
}
