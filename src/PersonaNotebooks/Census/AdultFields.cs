namespace PersonaNotebooks.Census;

/// <summary>The closed lists of an <see cref="Adult"/>'s fields that no published table orders for us.</summary>
public static class AdultFields
{
    /// <summary>Schooling, from least to most, as table B15001 has it.</summary>
    public static Dimension Education { get; } =
        new(
            "education",
            [
                "less than 9th grade",
                "9th to 12th grade no diploma",
                "high school graduate",
                "some college",
                "associate's degree",
                "bachelor's degree",
                "graduate degree",
            ]
        );

    /// <summary>Marital status as table B12002 has it.</summary>
    public static Dimension Marital { get; } =
        new(
            "marital",
            ["never married", "married spouse present", "separated", "married spouse absent", "widowed", "divorced"]
        );

    /// <summary>Employment status as table B23001 has it.</summary>
    public static Dimension Work { get; } =
        new("work", ["employed", "unemployed", "armed forces", "not in labor force"]);

    /// <summary>Whether somebody served and left.</summary>
    public static Dimension Veteran { get; } = new("veteran", ["veteran", "not a veteran"]);

    /// <summary>Health insurance; past 65 the kind is not published by itself.</summary>
    public static Dimension Insurance { get; } =
        new("insurance", ["private only", "public only", "private and public", "covered (kind not published)", "none"]);

    /// <summary>Poverty as table B17001 has it.</summary>
    public static Dimension Poverty { get; } = new("poverty", ["below poverty level", "at or above poverty level"]);
}
