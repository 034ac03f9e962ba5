using System.Globalization;

namespace PersonaNotebooks.Simulacra;

/// <summary>What the attributes say on the topic of an item.</summary>
internal static class ItemTruth
{
    /// <summary>The right answers; null for topics that only the story tells.</summary>
    public static IReadOnlyList<string>? Of(string topic, Attributes a) =>
        topic switch
        {
            "name" => [a.Name],
            "gender" => [a.Gender],
            "age" => [a.Age.ToString(CultureInfo.InvariantCulture)],
            "birthday" => [a.Birthday],
            "work" => [a.Occupation],
            "family" => [a.Family],
            "education" => [a.Education],
            "long-term-goal" => [a.LongTermGoal],
            "hobbies" => a.Hobbies,
            "short-term-goals" => a.ShortTermGoals,
            _ => null,
        };
}
