namespace PersonaNotebooks.Census;

/// <summary>Where a field of an <see cref="Adult"/> comes from and on what it depends: print <see cref="All"/> beside any use of the fields.</summary>
/// <param name="Field">The field.</param>
/// <param name="Table">The published tables, all of 2018 unless said otherwise.</param>
/// <param name="Universe">Whom the tables count.</param>
/// <param name="ConditionedOn">The fields that it is drawn given; within them it is independent of all others, for want of a published table.</param>
/// <param name="Note">What is estimated, moved or held at zero.</param>
public sealed record FieldSource(string Field, string Table, string Universe, string ConditionedOn, string Note)
{
    /// <summary>All fields, in the order they are drawn.</summary>
    public static IReadOnlyList<FieldSource> All { get; } =
    [
        new(
            "state, age, sex, race",
            "B01001, H, I, B, D",
            "adults",
            "joint",
            "black, asian, other are split by estimate"
        ),
        new(
            "education",
            "B15001; odds by race from 5-year counts 2014-2018",
            "adults",
            "state, age, sex, race",
            "how education goes with race is not of 2018; no bachelor's at 18-19"
        ),
        new("marital", "B12002", "15 and over", "state, age, sex", "no widowed or divorced at 18-19, counted at 20-24"),
        new(
            "relationship, household type",
            "DP02, B19037",
            "households, persons of all ages",
            "state, age, sex, marital",
            "greatest entropy under the published margins; group quarters and nonrelatives taken for adults; no own children at 65+"
        ),
        new("work", "B23001", "16 and over", "state, age, sex", "18-19 take the shares of 16-19"),
        new("veteran", "B21001", "civilians 18 and over", "state, age, sex", "none at 18-19"),
        new(
            "occupation",
            "C24010",
            "employed 16 and over",
            "state, sex",
            "schooling and age rule some pairs out, else independent of them"
        ),
        new(
            "poverty",
            "B17001",
            "persons outside institutions and dormitories",
            "state, age, sex, household income",
            "none in group quarters"
        ),
        new(
            "household income",
            "B19037",
            "householders",
            "state, age, lives alone, poverty",
            "2018 dollars; of the household, not the person; impossible with poverty held at zero"
        ),
        new(
            "earnings",
            "B20001",
            "16 and over with earnings in 12 months",
            "state, sex",
            "of the employed; never above the household's income or, in poverty, the poverty level, else independent of age, schooling, occupation"
        ),
        new(
            "class of worker",
            "B24080",
            "employed 16 and over",
            "state, sex, earnings",
            "no unpaid family worker with $25,000 of earnings, else independent of earnings and of occupation"
        ),
        new(
            "insurance",
            "B27001, DP03",
            "civilians outside institutions; kind 19 to 64",
            "state, age, sex, work",
            "kind unknown at 65+; DP03 moved to the totals of B27001; bands of ages differ under 35"
        ),
        new(
            "citizenship",
            "B05003, B05003I",
            "adults",
            "state, sex, Hispanic or not",
            "independent of age and other race"
        ),
        new(
            "birthplace",
            "DP02",
            "persons of all ages",
            "state, native or foreign-born",
            "independent of race: no table here"
        ),
        new(
            "language",
            "B16007; odds by Hispanic origin from B16006",
            "adults; 5 and over",
            "state, age, Hispanic or not",
            "independent of birthplace: no table here"
        ),
        new("english", "DP02", "5 and over, not English only", "state, language", "children counted too"),
        new("disability", "B18101", "civilians outside institutions", "state, age, sex", "taken for all adults"),
    ];
}
