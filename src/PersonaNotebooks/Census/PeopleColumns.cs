namespace PersonaNotebooks.Census;

/// <summary>People as columns, the shape that raking of respondents takes.</summary>
public static class PeopleColumns
{
    /// <summary>The columns "state", "age", "sex" and "race", one entry a person.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(IReadOnlyCollection<Person> people) =>
        new Dictionary<string, IReadOnlyList<string>>
        {
            ["state"] = [.. people.Select(p => p.State)],
            ["age"] = [.. people.Select(p => p.Age)],
            ["sex"] = [.. people.Select(p => p.Sex)],
            ["race"] = [.. people.Select(p => p.Race)],
        };
}
