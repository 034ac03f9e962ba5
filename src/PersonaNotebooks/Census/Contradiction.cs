namespace PersonaNotebooks.Census;

/// <summary>
/// Facts of a person that cannot go together, or as good as never do. One list for everybody: the sampler gives these no weight, calibration drops who
/// has them, and the audit of written tables counts them. Our own rules; their bounds are named in <see cref="Name"/>.
/// </summary>
/// <param name="Name">What contradicts what, in a few words.</param>
/// <param name="Holds">True of the facts of a person who has it.</param>
public sealed record Contradiction(string Name, Func<PersonFacts, bool> Holds)
{
    private const int Adulthood = 20,
        Retirement = 65,
        UnpaidEarnings = 25_000,
        UnpaidIncome = 100_000;

    /// <summary>All rules.</summary>
    public static IReadOnlyList<Contradiction> All { get; } =
    [
        new(
            "a bachelor's or graduate degree before 20",
            f => f.Oldest < Adulthood && f.Schooling >= SchoolingStep.Bachelor
        ),
        new("widowed or divorced before 20", f => f.Oldest < Adulthood && f.MarriageEnded == true),
        new("a veteran before 20", f => f.Oldest < Adulthood && f.Veteran == true),
        new("own children under 6 at 65 or more", f => f.Youngest >= Retirement && f.SmallChildren == true),
        new("an occupation without the schooling it asks for", f => f.Schooling < f.OccupationAsks),
        new(
            "an unpaid family worker with $25,000 of earnings or over $100,000 of income",
            f => f.Unpaid == true && (f.Earnings >= UnpaidEarnings || f.Income > UnpaidIncome)
        ),
        new(
            "born in a US state and naturalized or no citizen",
            f => f.BornInState == true && f.CitizenByBirth == false
        ),
    ];
}
