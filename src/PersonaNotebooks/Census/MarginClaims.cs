namespace PersonaNotebooks.Census;

/// <summary>
/// Every published margin that the sampler promises for a state, taken from the published tables, not from the raked ones. Not promised:
/// ages that a table's bands cut elsewhere (work at 18-19, coverage under 35, insurance by work), widowed and divorced by single year under 25.
/// </summary>
public static class MarginClaims
{
    /// <summary>The claims of one state.</summary>
    /// <param name="state">A postal code.</param>
    public static IReadOnlyList<MarginClaim> Of(string state)
    {
        AcsTables acs = new([state]);
        ContingencyTable Table(string topic) => acs.Of(topic, state);
        var adults = AdultsTable.Load2018([state]);
        return
        [
            new(
                "age by sex and race",
                "B01001",
                _ => "all",
                a => $"{a.Person.Age} {a.Person.Sex} {a.Person.Race}",
                Joint(adults)
            ),
            BySexAndAge("education", "B15001", Table("education"), a => a.Education),
            BySexAndAge("marital", "B12002", Under25(Table("marital")), a => a.Marital),
            BySexAndAge("work", "B23001", Table("work"), a => a.Person.Age == "18-19" ? null : a.Work),
            BySexAndAge("veteran", "B21001", Table("veteran"), a => a.Veteran),
            BySexAndAge("disability", "B18101", Table("disability"), a => a.Disability),
            BySexAndAge("poverty", "B17001", Table("poverty"), a => a.Poverty),
            BySexAndAge("coverage", "B27001", Table("coverage"), Coverage),
            BySex("occupation", "C24010", Table("occupation"), a => a.Occupation),
            BySex("earnings", "B20001", Table("earnings"), a => a.Earnings),
            BySex("class of worker", "B24080", Table("class of worker"), a => a.WorkerClass),
            BySex("citizenship", "B05003", Table("citizenship").Margin("sex", "citizenship"), a => a.Citizenship),
            BySex(
                "citizenship of Hispanic people",
                "B05003I",
                Table("citizenship-hispanic").Margin("sex", "citizenship-hispanic"),
                a => a.Person.Race == "hispanic" ? a.Citizenship : null
            ),
            ByAge("household income", "B19037", Table("household income"), a => a.HouseholdIncome),
            ByAge("language", "B16007", Table("language"), a => a.Language),
            Alone(
                "household type",
                "DP02",
                HouseholdTypes(Table("household type")),
                a => a.Relationship == "householder" ? a.HouseholdType : null
            ),
            Alone(
                "birthplace of natives",
                "DP02",
                Table("birthplace native"),
                a => a.Citizenship == "native" ? a.Birthplace : null
            ),
            Alone("birth region", "DP02", Table("birth region"), a => a.Citizenship == "native" ? null : a.Birthplace),
            Alone(
                "english",
                "DP02",
                Table("english"),
                a => a.English is { } skill ? $"{a.Language}: {skill}" : null
            ) with
            {
                Group = a => a.English is null ? null : a.Language,
                Shares = Table("english")
                    .Dimensions[0]
                    .Categories.GroupBy(c => c.Split(": ")[0])
                    .ToDictionary(
                        g => g.Key,
                        g => (IReadOnlyDictionary<string, double>)g.ToDictionary(c => c, c => Table("english")[c])
                    ),
            },
        ];
    }

    private static MarginClaim BySexAndAge(
        string field,
        string table,
        ContingencyTable published,
        Func<Adult, string?> category
    )
    {
        var bands = published.Dimensions[1].Categories;
        var band = AdultsTable.Age.Categories.ToDictionary(a => a, a => bands[AgeBand.Parse(a).PositionIn(bands)]);
        return new(
            $"{field} by sex and age",
            table,
            a => $"{a.Person.Sex} {band[a.Person.Age]}",
            category,
            Rows(published, 2)
        );
    }

    private static MarginClaim BySex(
        string field,
        string table,
        ContingencyTable published,
        Func<Adult, string?> category
    ) => new($"{field} by sex", table, a => a.Person.Sex, category, Rows(published, 1));

    private static MarginClaim ByAge(
        string field,
        string table,
        ContingencyTable published,
        Func<Adult, string?> category
    )
    {
        var bands = published.Dimensions[0].Categories;
        var band = AdultsTable.Age.Categories.ToDictionary(a => a, a => bands[AgeBand.Parse(a).PositionIn(bands)]);
        return new($"{field} by age", table, a => band[a.Person.Age], category, Rows(published, 1));
    }

    private static MarginClaim Alone(
        string field,
        string table,
        ContingencyTable published,
        Func<Adult, string?> category
    ) => new(field, table, _ => "all", category, Rows(published, 0).ToDictionary(r => "all", r => r.Value));

    private static string? Coverage(Adult adult) =>
        AgeBand.Parse(adult.Person.Age).From < 35 || adult.Insurance is null ? null
        : adult.Insurance == "none" ? "none"
        : "covered";

    private static ContingencyTable Under25(ContingencyTable marital)
    {
        string[] ages = ["18-24", .. AdultsTable.Age.Categories.Skip(2)];
        return marital.Recode("age", ages, a => a is "18-19" or "20-24" ? "18-24" : a);
    }

    private static ContingencyTable HouseholdTypes(ContingencyTable types) =>
        types.Recode(
            "household type",
            [.. types.Dimensions[0].Categories.Where(t => !t.StartsWith("lives alone")), "lives alone"],
            t => t.StartsWith("lives alone") ? "lives alone" : t
        );

    private static Dictionary<string, IReadOnlyDictionary<string, double>> Joint(ContingencyTable adults) =>
        new()
        {
            ["all"] = Enumerable
                .Range(0, adults.Cells.Length)
                .ToDictionary(i => string.Join(' ', adults.Categories(i).Skip(1)), i => adults.Cells[i]),
        };

    private static Dictionary<string, IReadOnlyDictionary<string, double>> Rows(ContingencyTable table, int given) =>
        Enumerable
            .Range(0, table.Cells.Length)
            .Select(i => (Categories: table.Categories(i), Value: table.Cells[i]))
            .GroupBy(c => string.Join(' ', c.Categories.Take(given)))
            .ToDictionary(
                g => g.Key,
                g =>
                    (IReadOnlyDictionary<string, double>)
                        g.ToDictionary(c => string.Join(' ', c.Categories.Skip(given)), c => c.Value)
            );
}
