using System.Globalization;

namespace PersonaNotebooks.Simulacra;

/// <summary>What is laid down about a character before a word of the life is written.</summary>
public sealed record Attributes
{
    /// <summary>Three digits.</summary>
    public required string Id { get; init; }

    /// <summary>First and last name.</summary>
    public required string Name { get; init; }

    /// <summary><c>female</c>, <c>male</c> or <c>non-binary</c>.</summary>
    public required string Gender { get; init; }

    /// <summary>Whole years on the reference day.</summary>
    public required int Age { get; init; }

    /// <summary>The day of birth.</summary>
    public required DateOnly BirthDate { get; init; }

    /// <summary>The day on which age and day of birth agree.</summary>
    public required DateOnly ReferenceDay { get; init; }

    /// <summary>The work.</summary>
    public required string Occupation { get; init; }

    /// <summary>Three hobbies.</summary>
    public required IReadOnlyList<string> Hobbies { get; init; }

    /// <summary>Income and form of the family, such as <c>low income, blended family</c>.</summary>
    public required string Family { get; init; }

    /// <summary>Schooling.</summary>
    public required string Education { get; init; }

    /// <summary>Three goals for the next months.</summary>
    public required IReadOnlyList<string> ShortTermGoals { get; init; }

    /// <summary>The goal for a life.</summary>
    public required string LongTermGoal { get; init; }

    /// <summary>Further facts by name, in order; part of what every agent reads.</summary>
    public IReadOnlyDictionary<string, string> Extra { get; init; } = new Dictionary<string, string>();

    /// <summary>The day of birth as YYYY-MM-DD.</summary>
    public string Birthday => BirthDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Whole years between two days.</summary>
    public static int AgeOn(DateOnly birth, DateOnly day) =>
        day.Year - birth.Year - (day < birth.AddYears(day.Year - birth.Year) ? 1 : 0);
}
