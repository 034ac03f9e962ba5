namespace PersonaNotebooks.Census;

/// <summary>A pair of facts that cannot both hold of a person, or that the sampler takes for so rare that it rules it out.</summary>
/// <param name="Name">What cannot be, in a few words.</param>
/// <param name="Holds">True of a person of whom it holds.</param>
public sealed record ImpossibleCombination(string Name, Func<Adult, bool> Holds)
{
    private static readonly ImpossibleCombination[] OfFields =
    [
        new("a veteran who is still in the armed forces", a => a.Work == "armed forces" && a.Veteran is not null),
        new(
            "an occupation without employment, or the other way round",
            a => (a.Work == "employed") != (a.Occupation is not null)
        ),
        new("a class of worker without employment", a => (a.Work == "employed") != (a.WorkerClass is not null)),
        new("a spouse in the household who is not married", a => Couple(a) && a.Marital != "married spouse present"),
        new(
            "married with the spouse present, yet alone, a single parent, an unmarried partner or in group quarters",
            a =>
                a.Marital == "married spouse present"
                && !Couple(a)
                && a.Relationship is not ("child or other relative" or "other nonrelative")
        ),
        new(
            "own children under 18 at 65 or over",
            a => Elderly(a) && a.HouseholdType?.EndsWith("with own children") == true
        ),
        new(
            "a male householder who is a woman",
            a => a.HouseholdType?.StartsWith("male ") == true && a.Person.Sex != "male"
        ),
        new(
            "a female householder who is a man",
            a => a.HouseholdType?.StartsWith("female ") == true && a.Person.Sex != "female"
        ),
        new(
            "household income of somebody who is no householder",
            a => (a.Relationship == "householder") != (a.HouseholdIncome is not null)
        ),
        new("poverty counted in group quarters", a => (a.Relationship == "group quarters") != (a.Poverty is null)),
        new(
            "income that contradicts poverty",
            a =>
                a is { HouseholdIncome: { } income, Poverty: { } poor }
                && !IncomeTable.Possible(Alone(a) ? "lives alone" : "other householder", poor, income)
        ),
        new(
            "earnings without employment, or the other way round",
            a => (a.Work == "employed") != (a.Earnings is not null)
        ),
        new(
            "earnings above the household's income or in spite of poverty",
            a =>
                a.Earnings is { } own && !EarningsTable.Possible(EarningsTable.Means(a.HouseholdIncome, a.Poverty), own)
        ),
        new("treating the sick at 18 or 19", a => Teen(a) && a.Occupation == "health diagnosing and treating"),
        new(
            "a native born in a foreign region, or a foreigner born in the country",
            a =>
                (a.Citizenship == "native")
                != (a.Birthplace is "state of residence" or "another state" || a.Birthplace.StartsWith("Puerto Rico"))
        ),
        new(
            "a skill of English for who speaks nothing else, or none for who does",
            a => (a.Language == "English only") != (a.English is null)
        ),
        new("insurance of the armed forces", a => (a.Work == "armed forces") != (a.Insurance is null)),
    ];

    /// <summary>
    /// The rules that <see cref="AdultSampler"/> keeps by construction and that calibration drops people by: first <see cref="Contradiction.All"/>, which
    /// the audit of written tables shares, then those over fields that only a drawn adult has.
    /// </summary>
    public static IReadOnlyList<ImpossibleCombination> All { get; } =
    [
        .. Contradiction.All.Select(rule => new ImpossibleCombination(rule.Name, a => rule.Holds(PersonFacts.Of(a)))),
        .. OfFields,
    ];

    /// <summary>The first rule that a person breaks; null when the person can be.</summary>
    public static ImpossibleCombination? FirstOf(Adult adult)
    {
        var facts = PersonFacts.Of(adult);
        for (var i = 0; i < All.Count; i++)
        {
            if (i < Contradiction.All.Count ? Contradiction.All[i].Holds(facts) : All[i].Holds(adult))
            {
                return All[i];
            }
        }
        return null;
    }

    private static bool Teen(Adult a) => a.Person.Age == "18-19";

    private static bool Elderly(Adult a) => a.Person.Age is "65-74" or "75-84" or "85+";

    private static bool Alone(Adult a) => a.HouseholdType == "lives alone";

    private static bool Couple(Adult a) =>
        a.Relationship == "spouse" || a.HouseholdType?.StartsWith("married couple") == true;
}
