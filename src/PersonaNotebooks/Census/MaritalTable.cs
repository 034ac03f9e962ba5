namespace PersonaNotebooks.Census;

/// <summary>Adults of a state by age, sex and marital status: the shares of table B12002 (2018) of the adults of each age and sex.</summary>
public static class MaritalTable
{
    /// <summary>Makes the table of one state.</summary>
    /// <param name="published">Table B12002 of the state.</param>
    /// <param name="adults">Adults of the state with the dimensions "age" and "sex".</param>
    public static ContingencyTable Of(ContingencyTable published, ContingencyTable adults)
    {
        var people = adults.Margin("age", "sex");
        Dictionary<(string, string, string), double> cells = [];
        foreach (var sex in AdultsTable.Sex.Categories)
        {
            foreach (var age in AdultsTable.Age.Categories)
            {
                var total = AdultFields.Marital.Categories.Sum(m => published[sex, age, m]);
                foreach (var status in AdultFields.Marital.Categories)
                {
                    cells[(age, sex, status)] = total == 0 ? 0 : people[age, sex] * published[sex, age, status] / total;
                }
            }
            // The few widowed and divorced of 18 and 19 change places with never-married people of 20 to 24, so that both margins stay.
            foreach (var ended in new[] { "widowed", "divorced" })
            {
                var moved = Math.Min(cells[("18-19", sex, ended)], cells[("20-24", sex, "never married")]);
                cells[("18-19", sex, ended)] -= moved;
                cells[("18-19", sex, "never married")] += moved;
                cells[("20-24", sex, ended)] += moved;
                cells[("20-24", sex, "never married")] -= moved;
            }
        }
        return new(
            [AdultsTable.Age, AdultsTable.Sex, AdultFields.Marital],
            [
                .. from age in AdultsTable.Age.Categories
                from sex in AdultsTable.Sex.Categories
                from status in AdultFields.Marital.Categories
                select cells[(age, sex, status)],
            ]
        );
    }
}
