namespace PersonaNotebooks.Census;

/// <summary>Employment status and veterans of a state by age and sex: tables B23001 (16 and over) and B21001 (civilians of 18 and over), 2018.</summary>
/// <remarks>18 and 19 take the shares of 16 to 19. Nobody of 18 or 19 is a veteran: those of 18 to 34 are all 20 or older.</remarks>
public static class WorkTable
{
    /// <summary>Adults by age, sex and employment status.</summary>
    /// <param name="published">Table B23001 of the state.</param>
    /// <param name="adults">Adults of the state with the dimensions "age" and "sex".</param>
    public static ContingencyTable Of(ContingencyTable published, ContingencyTable adults)
    {
        var people = adults.Margin("age", "sex");
        var ages = published.Dimensions[published.DimensionIndex("age")].Categories;
        List<double> cells = [];
        foreach (var age in AdultsTable.Age.Categories)
        {
            var band = ages[AgeBand.Parse(age).PositionIn(ages)];
            foreach (var sex in AdultsTable.Sex.Categories)
            {
                var counts = AdultFields.Work.Categories.Select(w => published[sex, band, w]).ToList();
                cells.AddRange(counts.Select(c => people[age, sex] * c / counts.Sum()));
            }
        }
        return new([AdultsTable.Age, AdultsTable.Sex, AdultFields.Work], [.. cells]);
    }

    /// <summary>Civilian adults by age, sex and whether they are veterans.</summary>
    /// <param name="published">Table B21001 of the state.</param>
    /// <param name="work">The state's table that <see cref="Of"/> gives.</param>
    /// <exception cref="InputException">The table has more veterans than we have people of their ages.</exception>
    public static ContingencyTable Veterans(ContingencyTable published, ContingencyTable work)
    {
        var civilians = work.Keep("work", ["employed", "unemployed", "not in labor force"]).Margin("age", "sex");
        var ages = published.Dimensions[published.DimensionIndex("age")].Categories;
        List<double> cells = [];
        foreach (var age in AdultsTable.Age.Categories)
        {
            var at = AgeBand.Parse(age).PositionIn(ages);
            var inBand = AdultsTable.Age.Categories.Where(a => AgeBand.Parse(a).PositionIn(ages) == at).ToList();
            foreach (var sex in AdultsTable.Sex.Categories)
            {
                var share =
                    published[sex, ages[at], "veteran"]
                    / AdultFields.Veteran.Categories.Sum(v => published[sex, ages[at], v]);
                var old = inBand.Where(a => a != "18-19").Sum(a => civilians[a, sex]);
                var chance = age == "18-19" || old == 0 ? 0 : share * inBand.Sum(a => civilians[a, sex]) / old;
                if (chance > 1)
                {
                    throw new InputException($"The table of veterans leaves no room for {sex} adults of {ages[at]}.");
                }
                cells.AddRange([civilians[age, sex] * chance, civilians[age, sex] * (1 - chance)]);
            }
        }
        return new([AdultsTable.Age, AdultsTable.Sex, AdultFields.Veteran], [.. cells]);
    }
}
