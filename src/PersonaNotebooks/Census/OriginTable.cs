namespace PersonaNotebooks.Census;

/// <summary>
/// Citizenship and language of a state's adults, apart for Hispanic people and all others, 2018. Citizenship: tables B05003 and B05003I,
/// both of adults. Language by age: B16007; how it goes with Hispanic origin: B16006, of all persons of 5 and over.
/// </summary>
public static class OriginTable
{
    /// <summary>Hispanic or not: what the tables tell apart.</summary>
    public static Dimension Hispanic { get; } = new("hispanic", ["hispanic", "not hispanic"]);

    /// <summary>Bands of ages of table B16007.</summary>
    public static Dimension LanguageAge { get; } = new("age", ["18-64", "65+"]);

    /// <summary>Adults by sex, Hispanic origin and citizenship.</summary>
    public static ContingencyTable Citizenship(AcsTables acs, string state)
    {
        var (all, hispanic) = (acs.Of("citizenship", state), acs.Of("citizenship-hispanic", state));
        var statuses = all.Dimensions[^1];
        return new(
            [AdultsTable.Sex, Hispanic, statuses],
            [
                .. from sex in AdultsTable.Sex.Categories
                from origin in Hispanic.Categories
                from status in statuses.Categories
                let ours = hispanic[sex, "18+", status]
                select origin == "hispanic" ? ours : all[sex, "18+", status] - ours,
            ]
        );
    }

    /// <summary>Adults by band of ages, Hispanic origin and language spoken at home.</summary>
    /// <param name="acs">The published tables.</param>
    /// <param name="state">A postal code.</param>
    /// <param name="adults">Adults of the state with the dimensions "age" and "race".</param>
    /// <exception cref="InputException">The margins contradict one another.</exception>
    public static ContingencyTable Language(AcsTables acs, string state, ContingencyTable adults)
    {
        var (byAge, hispanic) = (acs.Of("language", state), acs.Of("language-hispanic", state));
        var languages = byAge.Dimensions[^1];
        var people = adults
            .Margin("age", "race")
            .Recode("age", LanguageAge.Categories, a => AgeBand.Parse(a).From >= 65 ? "65+" : "18-64")
            .Recode("race", Hispanic.Categories, r => r == "hispanic" ? r : "not hispanic");
        people = new([LanguageAge, Hispanic], people.Cells.ToArray());
        var published = byAge.Margin("age");
        double[] target =
        [
            .. from age in LanguageAge.Categories
            from language in languages.Categories
            select people.Margin("age")[age] * byAge[age, language] / published[age],
        ];
        // B16006 has one "other" for the three languages that are neither English nor Spanish.
        var others = languages
            .Categories.Where(l => l is not ("English only" or "Spanish"))
            .Sum(l => byAge.Margin("language")[l]);
        double[] start =
        [
            .. from age in LanguageAge.Categories
            from origin in Hispanic.Categories
            from language in languages.Categories
            let all = byAge.Margin("language")[language]
            let ours = language is "English only" or "Spanish" ? hispanic[language] : hispanic["other"] * all / others
            select origin == "hispanic" ? ours + 0.5 : Math.Max(0, all - ours) + 0.5,
        ];
        var result = Raking.Fit(
            new([LanguageAge, Hispanic, languages], start),
            [new("people", people), new("language by age", new([LanguageAge, languages], target))],
            0.01,
            5000
        );
        return result.Converged
            ? new([LanguageAge, Hispanic, languages], result.Weights)
            : throw new InputException($"The margins of language of {state} contradict one another.");
    }
}
