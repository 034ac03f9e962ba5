namespace PersonaNotebooks.Census;

/// <summary>One field of an <see cref="Adult"/> as a column of a table.</summary>
/// <param name="Name">The column's name in files.</param>
/// <param name="Of">The field; null where it does not apply.</param>
public sealed record AdultColumn(string Name, Func<Adult, string?> Of)
{
    /// <summary>All fields in the order of files; "id" stands before them.</summary>
    public static IReadOnlyList<AdultColumn> All { get; } =
    [
        new("state", a => a.Person.State),
        new("age", a => a.Person.Age),
        new("sex", a => a.Person.Sex),
        new("race", a => a.Person.Race),
        new("education", a => a.Education),
        new("marital", a => a.Marital),
        new("relationship", a => a.Relationship),
        new("household_type", a => a.HouseholdType),
        new("earnings", a => a.Earnings),
        new("household_income", a => a.HouseholdIncome),
        new("poverty", a => a.Poverty),
        new("work", a => a.Work),
        new("occupation", a => a.Occupation),
        new("worker_class", a => a.WorkerClass),
        new("veteran", a => a.Veteran),
        new("insurance", a => a.Insurance),
        new("citizenship", a => a.Citizenship),
        new("birthplace", a => a.Birthplace),
        new("language", a => a.Language),
        new("english", a => a.English),
        new("disability", a => a.Disability),
    ];

    /// <summary>The fields that apply to a person, by name.</summary>
    public static IReadOnlyDictionary<string, string> Fields(Adult adult) =>
        All.Select(c => (c.Name, Value: c.Of(adult)))
            .Where(c => c.Value is not null)
            .ToDictionary(c => c.Name, c => c.Value!);

    /// <summary>The column of a name.</summary>
    /// <exception cref="InputException">Adults have no such field.</exception>
    public static AdultColumn Named(string name) =>
        All.FirstOrDefault(c => c.Name == name)
        ?? throw new InputException(
            $"Adults have no field '{name}'; they have {string.Join(", ", All.Select(c => c.Name))}."
        );

    /// <summary>The person behind the fields that <see cref="Fields"/> gives.</summary>
    /// <exception cref="InputException">A field that applies to everybody is missing.</exception>
    public static Adult Adult(IReadOnlyDictionary<string, string> fields)
    {
        string Of(string name) =>
            fields.GetValueOrDefault(name) ?? throw new InputException($"An adult lacks the field '{name}'.");
        string? May(string name) => fields.GetValueOrDefault(name);
        return new()
        {
            Person = new(0, Of("state"), Of("age"), Of("sex"), Of("race")),
            Education = Of("education"),
            Marital = Of("marital"),
            Relationship = Of("relationship"),
            HouseholdType = May("household_type"),
            Earnings = May("earnings"),
            HouseholdIncome = May("household_income"),
            Poverty = May("poverty"),
            Work = Of("work"),
            Occupation = May("occupation"),
            WorkerClass = May("worker_class"),
            Veteran = May("veteran"),
            Insurance = May("insurance"),
            Citizenship = Of("citizenship"),
            Birthplace = Of("birthplace"),
            Language = Of("language"),
            English = May("english"),
            Disability = Of("disability"),
        };
    }
}
