namespace PersonaNotebooks.Personas;

/// <summary>
/// The fields of the table tiers, after Li et al. 2025 (arXiv 2503.16527). Deviations: jobs have the value "Not applicable", so that
/// no job is forced on those without one; the subjective tier is written under the person's own objective table, so that a tier adds to the one
/// before it; the five traits are whole numbers from 1 to 5; family, citizenship, religion and the difficulties have closed lists, so that they can be
/// checked.
/// </summary>
public static class PersonaFields
{
    private const string NotApplicable = "Not applicable";

    private static readonly PersonaField[] Meta =
    [
        new("AGE") { Repeats = "age" },
        new("SEX") { Repeats = "sex" },
        new("RACE") { Repeats = "race" },
        new("STATE") { Repeats = "state" },
    ];

    /// <summary>The 20 fields of the objective table; the first four repeat the meta tier.</summary>
    public static IReadOnlyList<PersonaField> Objective { get; } =
    [
        .. Meta,
        new(
            "ANCESTRY",
            [
                "British",
                "Irish",
                "German",
                "Italian",
                "Polish",
                "French",
                "Norwegian",
                "Dutch",
                "Swedish",
                "Russian",
                "Chinese",
                "Filipino",
                "Asian Indian",
                "Vietnamese",
                "Korean",
                "Japanese",
                "Mexican",
                "Puerto Rican",
                "Cuban",
                "African American",
                "West Indian",
                "Arab",
                "American Indian",
            ]
        ),
        new("HOUSEHOLD_LANGUAGE", "English", "Spanish", "Other Indo-European", "Asian/Pacific Islander", "Other"),
        new(
            "FAMILY_PRESENCE_AND_AGE",
            "No own children at home",
            "Children under 6",
            "Children 6 to 17",
            "Children of both ages"
        ),
        new("CITIZENSHIP", "Citizen by birth", "Naturalized citizen", "Not a citizen"),
        new("EDUCATION", "Less than HS", "HS Graduate", "Some College", "Bachelor's", "Graduate Degree"),
        new("EMPLOYMENT_STATUS", "Employed", "Unemployed", "Not in Labor Force"),
        new("CLASS_OF_WORKER", "Private", "Government", "Self-employed", "Unpaid family worker", NotApplicable),
        new(
            "INDUSTRY_CATEGORY",
            [
                "Management, business, science, arts",
                "Service",
                "Sales and office",
                "Natural resources, construction, maintenance",
                "Production, transportation, moving",
                NotApplicable,
            ]
        ),
        new(
            "OCCUPATION_CATEGORY",
            [
                "Management, business, financial",
                "Computer, engineering, science",
                "Education, legal, community, arts, media",
                "Healthcare practitioner",
                "Healthcare support",
                "Protective service",
                "Food service",
                "Building and grounds",
                "Personal care",
                "Sales",
                "Office",
                "Farming, fishing, forestry",
                "Construction and extraction",
                "Installation and repair",
                "Production",
                "Transportation",
                "Material moving",
                NotApplicable,
            ]
        ),
        new("INCOME") { Range = (0, 1_000_000), About = "own income in dollars a year" },
        new("MARITAL_STATUS", "Never Married", "Married", "Divorced", "Widowed", "Separated"),
        new("HOUSEHOLD_TYPE", "Family", "Non-family"),
        new("PLACE_OF_BIRTH", "US State", "Foreign Country"),
        new("VETERAN_STATUS", "Veteran", "Non-veteran"),
        new("DISABILITY", "None", "Physical", "Mental", "Both"),
        new("HEALTH_INSURANCE", "Private", "Public", "None"),
    ];

    /// <summary>The fields that the subjective tier adds, after the four that repeat the meta tier.</summary>
    public static IReadOnlyList<PersonaField> Subjective { get; } =
    [
        .. Meta,
        new("DETAILED_JOB_DESCRIPTION"),
        .. new[] { "OPENNESS", "CONSCIENTIOUSNESS", "EXTRAVERSION", "AGREEABLENESS", "NEUROTICISM" }.Select(
            trait => new PersonaField($"BIG_FIVE_{trait}") { Range = (1, 5), About = "1 very low to 5 very high" }
        ),
        new("DEFINING_QUIRKS"),
        new("MANNERISMS"),
        new("PERSONAL_TIME"),
        new("LIFESTYLE"),
        new("IDEOLOGY", "Very Liberal", "Liberal", "Moderate", "Conservative", "Very Conservative"),
        new("POLITICAL_VIEWS", "Democrat", "Republican", "Independent", "Other"),
        new(
            "RELIGION",
            "Protestant",
            "Catholic",
            "Latter-day Saint",
            "Orthodox",
            "Jewish",
            "Muslim",
            "Hindu",
            "Buddhist",
            "Other",
            "None"
        ),
        new("COGNITIVE_DIFFICULTY", "No", "Yes"),
        new("ABILITY_TO_SPEAK_ENGLISH", "Very well", "Well", "Not well", "Not at all"),
        new("VISION_DIFFICULTY", "No", "Yes"),
        new("FERTILITY") { Range = (0, 15), About = "children borne or fathered" },
        new("HEARING_DIFFICULTY", "No", "Yes"),
    ];

    /// <summary>The fields that a table tier asks for.</summary>
    /// <exception cref="InputException">The tier is not a table.</exception>
    public static IReadOnlyList<PersonaField> Of(string tier) =>
        tier switch
        {
            Tiers.Objective => Objective,
            Tiers.Subjective => Subjective,
            _ => throw new InputException($"The tier '{tier}' is not a table; tables are objective and subjective."),
        };
}
