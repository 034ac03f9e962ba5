namespace PersonaNotebooks.Census;

/// <summary>
/// The employed of a state by sex, schooling, youth and occupation (C24010, 2018, a leaf of the Bureau's tree). The published table
/// crosses occupation with sex only: schooling and age matter here just so far as some pairs are ruled out.
/// </summary>
public static class OccupationTable
{
    /// <summary>Three steps of schooling that the rules tell apart.</summary>
    public static Dimension Schooling { get; } = new("schooling", ["no diploma", "high school", "beyond"]);

    /// <summary>Those of 18 and 19 apart from the rest.</summary>
    public static Dimension Youth { get; } = new("youth", ["18-19", "20+"]);

    /// <summary>The step of a degree of <see cref="AdultFields.Education"/>.</summary>
    public static int SchoolingOf(int education) => education < 2 ? 0 : Math.Min(education - 1, 2);

    /// <summary>
    /// The least schooling that an occupation asks for: who treats the sick has studied; police, law offices, schools, computing, engineering, science
    /// and medical technology want a diploma. Our own judgement: no table here crosses occupation with schooling.
    /// </summary>
    public static SchoolingStep Asks(string occupation) =>
        occupation switch
        {
            "health diagnosing and treating" => SchoolingStep.SomeCollege,
            "law enforcement"
            or "legal"
            or "education and library"
            or "computer and mathematical"
            or "architecture and engineering"
            or "life physical and social science"
            or "health technologists and technicians" => SchoolingStep.HighSchool,
            _ => SchoolingStep.NoDiploma,
        };

    /// <summary>Whether somebody can hold an occupation: with the schooling that it asks for, and nobody of 18 or 19 treats the sick.</summary>
    public static bool Possible(string occupation, int schooling, bool young) =>
        schooling >= (int)Asks(occupation) && !(young && occupation == "health diagnosing and treating");

    /// <summary>Makes the table of one state.</summary>
    /// <param name="published">Table C24010 of the state.</param>
    /// <param name="education">Adults of the state by age, sex and education.</param>
    /// <param name="work">Adults of the state by age, sex and employment status.</param>
    /// <exception cref="InputException">The margins contradict one another.</exception>
    public static ContingencyTable Of(ContingencyTable published, ContingencyTable education, ContingencyTable work)
    {
        var occupations = published.Dimensions[published.DimensionIndex("occupation")];
        Dimension[] dimensions = [AdultsTable.Sex, Schooling, Youth, occupations];
        var employed = new double[2 * 3 * 2];
        var (schooled, worked) = (education.Margin("age", "sex", "education"), work.Margin("age", "sex"));
        for (var cell = 0; cell < schooled.Cells.Length; cell++)
        {
            var (a, s, e) = (schooled.Coordinate(cell, 0), schooled.Coordinate(cell, 1), schooled.Coordinate(cell, 2));
            var (age, sex) = (AdultsTable.Age.Categories[a], AdultsTable.Sex.Categories[s]);
            var share = worked[age, sex] > 0 ? work[age, sex, "employed"] / worked[age, sex] : 0;
            employed[(s * 3 + SchoolingOf(e)) * 2 + (a == 0 ? 0 : 1)] += schooled.Cells[cell] * share;
        }
        ContingencyTable people = new([AdultsTable.Sex, Schooling, Youth], employed);
        double[] target =
        [
            .. from sex in AdultsTable.Sex.Categories
            let total = occupations.Categories.Sum(o => published[sex, o])
            from occupation in occupations.Categories
            select published[sex, occupation] / total * people.Margin("sex")[sex],
        ];
        double[] start =
        [
            .. from sex in AdultsTable.Sex.Categories
            from schooling in Enumerable.Range(0, 3)
            from young in new[] { true, false }
            from occupation in occupations.Categories
            select Possible(occupation, schooling, young) ? 1.0 : 0.0,
        ];
        var result = Raking.Fit(
            new(dimensions, start),
            [new("the employed", people), new("occupation by sex", new([AdultsTable.Sex, occupations], target))],
            0.01,
            5000
        );
        return result.Converged
            ? new(dimensions, result.Weights)
            : throw new InputException("The margins of occupation contradict one another.");
    }
}
