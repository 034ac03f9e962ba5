using PersonaNotebooks.Census;

namespace PersonaNotebooks.Benchmarks.Census;

/// <summary>The same draws as <see cref="AdultSampler"/> from the same tables, written plainly: rows, filters, running sums.</summary>
internal sealed class PlainAdultSampler
{
    private readonly Dictionary<string, Dictionary<string, List<Row>>> tables = [];
    private readonly List<Row> joint;

    public PlainAdultSampler(IReadOnlyList<string> states)
    {
        AcsTables acs = new(states);
        var education = EducationTable.Load2018(acs);
        joint = Rows(education);
        foreach (var state in states)
        {
            var own = education.Keep("state", [state]).Margin("age", "sex", "race", "education");
            var homes = HouseholdTable.Of(acs, state, own);
            var jobs = WorkTable.Of(acs.Of("work", state), own);
            tables[state] = new()
            {
                ["home"] = Rows(homes),
                ["work"] = Rows(jobs),
                ["veteran"] = Rows(WorkTable.Veterans(acs.Of("veteran", state), jobs)),
                ["income"] = Rows(IncomeTable.Of(acs, state, homes)),
                ["occupation"] = Rows(OccupationTable.Of(acs.Of("occupation", state), own, jobs)),
                ["earnings"] = Rows(acs.Of("earnings", state)),
                ["class"] = Rows(acs.Of("class of worker", state)),
                ["insurance"] = Rows(InsuranceTable.Of(acs, state, jobs)),
                ["citizenship"] = Rows(OriginTable.Citizenship(acs, state)),
                ["native"] = Rows(acs.Of("birthplace native", state)),
                ["region"] = Rows(acs.Of("birth region", state)),
                ["language"] = Rows(OriginTable.Language(acs, state, own)),
                ["english"] = Rows(acs.Of("english", state)),
                ["disability"] = Rows(acs.Of("disability", state)),
            };
        }
    }

    public IEnumerable<Adult> Sample(int count, Seed seed)
    {
        var stream = seed.Stream();
        return Enumerable.Range(1, count).Select(id => Draw(id, stream));
    }

    private Adult Draw(int id, RandomStream stream)
    {
        var core = Pick(joint, stream);
        var (state, age, sex, race, degree) = (core[0], core[1], core[2], core[3], core[4]);
        var own = tables[state];
        var hispanic = race == "hispanic" ? race : "not hispanic";
        var home = Pick(own["home"].Where(r => r.Is(age, sex)), stream);
        var householder =
            home[3].Contains("couple")
            || home[3].Contains("householder")
            || home[3].Contains("lives")
            || home[3].StartsWith("with");
        var place =
            home[3].StartsWith("lives") ? "lives alone"
            : householder ? "other householder"
            : "other member";
        var work = Pick(own["work"].Where(r => r.Is(age, sex)), stream)[2];
        var money =
            home[3] == "group quarters"
                ? null
                : Pick(own["income"].Where(r => r.Is(Band(age, IncomeTable.Age.Categories), sex, place)), stream);
        var citizenship = Pick(own["citizenship"].Where(r => r.Is(sex, hispanic)), stream)[2];
        var language = Pick(own["language"].Where(r => r.Is(Band(age, ["18-64", "65+"]), hispanic)), stream)[2];
        var schooling = OccupationTable.Schooling.Categories[
            OccupationTable.SchoolingOf(AdultFields.Education.IndexOf(degree))
        ];
        var youth = age == "18-19" ? age : "20+";
        return new()
        {
            Person = new(id, state, age, sex, race),
            Education = degree,
            Marital = home[2],
            Relationship = householder ? "householder" : home[3],
            HouseholdType = householder ? home[3] : null,
            Work = work,
            Occupation =
                work == "employed" ? Pick(own["occupation"].Where(r => r.Is(sex, schooling, youth)), stream)[3] : null,
            WorkerClass = work == "employed" ? Pick(own["class"].Where(r => r.Is(sex)), stream)[1] : null,
            // The sampler also bounds earnings by the household's income; here they are drawn by sex alone.
            Earnings = work == "employed" ? Pick(own["earnings"].Where(r => r.Is(sex)), stream)[1] : null,
            Veteran = work == "armed forces" ? null : Pick(own["veteran"].Where(r => r.Is(age, sex)), stream)[2],
            HouseholdIncome = householder ? money?[4] : null,
            Poverty = money?[3],
            Insurance =
                work == "armed forces" ? null : Pick(own["insurance"].Where(r => r.Is(age, sex, work)), stream)[3],
            Citizenship = citizenship,
            Birthplace = Pick(own[citizenship == "native" ? "native" : "region"], stream)[0],
            Language = language,
            English =
                language == "English only"
                    ? null
                    : Pick(own["english"].Where(r => r[0].StartsWith(language)), stream)[0],
            Disability = Pick(
                own["disability"].Where(r => r.Is(sex, Band(age, ["18-34", "35-64", "65-74", "75+"]))),
                stream
            )[2],
        };
    }

    private static string Band(string age, IReadOnlyList<string> bands) => bands[AgeBand.Parse(age).PositionIn(bands)];

    private static List<Row> Rows(ContingencyTable table) =>
        [.. Enumerable.Range(0, table.Cells.Length).Select(i => new Row(table.Categories(i), table.Cells[i]))];

    private static Row Pick(IEnumerable<Row> rows, RandomStream stream)
    {
        var list = rows.ToList();
        var at = stream.NextDouble() * list.Sum(r => r.Count);
        return list.First(r => (at -= r.Count) < 0);
    }

    private sealed record Row(string[] Categories, double Count)
    {
        public string this[int i] => Categories[i];

        public bool Is(params string[] given) => given.SequenceEqual(Categories.Take(given.Length));
    }
}
