namespace PersonaNotebooks.Census;

/// <summary>
/// What the rules of <see cref="Contradiction"/> look at, whoever drew or wrote a person: the sampler's adults and the tables that a model writes
/// are both read into this form. What a source does not say is null and breaks no rule.
/// </summary>
/// <param name="Youngest">The least age that the person can have.</param>
/// <param name="Oldest">The greatest.</param>
public sealed record PersonFacts(int Youngest, int Oldest)
{
    /// <summary>Highest schooling.</summary>
    public SchoolingStep? Schooling { get; init; }

    /// <summary>The least schooling that the occupation asks for.</summary>
    public SchoolingStep? OccupationAsks { get; init; }

    /// <summary>Whether the person was widowed or divorced and has not married since.</summary>
    public bool? MarriageEnded { get; init; }

    /// <summary>Whether the person served in the armed forces and left.</summary>
    public bool? Veteran { get; init; }

    /// <summary>Whether own children under 6 live at home.</summary>
    public bool? SmallChildren { get; init; }

    /// <summary>Whether the person works unpaid in a family's business.</summary>
    public bool? Unpaid { get; init; }

    /// <summary>The least that the person's own work can have brought in a year, in dollars.</summary>
    public int? Earnings { get; init; }

    /// <summary>The person's own income of all kinds in a year, in dollars.</summary>
    public int? Income { get; init; }

    /// <summary>Whether the person was born in one of the states.</summary>
    public bool? BornInState { get; init; }

    /// <summary>Whether the person is a citizen by birth.</summary>
    public bool? CitizenByBirth { get; init; }

    /// <summary>Reads a drawn adult.</summary>
    public static PersonFacts Of(Adult adult)
    {
        var age = AgeBand.Parse(adult.Person.Age);
        return new(age.From, age.To)
        {
            Schooling = Step(AdultFields.Education.IndexOf(adult.Education)),
            OccupationAsks = adult.Occupation is { } job ? OccupationTable.Asks(job) : null,
            MarriageEnded = adult.Marital is "widowed" or "divorced",
            Veteran = adult.Veteran == "veteran",
            Unpaid = adult.WorkerClass == WorkerClassTable.Unpaid,
            Earnings = adult.Earnings is { } own ? EarningsTable.From(own) : null,
            BornInState = adult.Birthplace is "state of residence" or "another state",
            CitizenByBirth = adult.Citizenship == "native",
        };
    }

    /// <summary>The step of a category of <see cref="AdultFields.Education"/>.</summary>
    internal static SchoolingStep Step(int education) =>
        education switch
        {
            < 2 => SchoolingStep.NoDiploma,
            2 => SchoolingStep.HighSchool,
            3 or 4 => SchoolingStep.SomeCollege,
            5 => SchoolingStep.Bachelor,
            _ => SchoolingStep.Graduate,
        };
}
