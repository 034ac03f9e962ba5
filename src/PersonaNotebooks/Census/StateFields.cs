namespace PersonaNotebooks.Census;

/// <summary>All tables of one state, ready to draw an adult's fields from.</summary>
internal sealed class StateFields
{
    private static readonly Dictionary<string, int> Ages = Positions(AdultsTable.Age);
    private static readonly Dictionary<string, int> Races = Positions(AdultsTable.Race);
    private static readonly int[] PovertyAge = Bands(IncomeTable.Age.Categories);
    private static readonly int[] LanguageAge = Bands(OriginTable.LanguageAge.Categories);
    private readonly Conditional education,
        household,
        work,
        veteran,
        income,
        occupation,
        workerClass,
        earnings,
        insurance,
        citizenship,
        native,
        region,
        language,
        english,
        disability;
    private readonly int[] disabilityAge;

    public StateFields(AcsTables acs, string state, ContingencyTable allEducation)
    {
        var per = allEducation.Cells.Length / acs.States.Count;
        ContingencyTable schooling = new(
            [.. allEducation.Dimensions.Skip(1)],
            allEducation.Cells.Slice(allEducation.Dimensions[0].IndexOf(state) * per, per).ToArray()
        );
        var homes = HouseholdTable.Of(acs, state, schooling);
        var jobs = WorkTable.Of(acs.Of("work", state), schooling);
        education = new(schooling, 3);
        household = new(homes, 2);
        work = new(jobs, 2);
        veteran = new(WorkTable.Veterans(acs.Of("veteran", state), jobs), 2);
        income = new(IncomeTable.Of(acs, state, homes), 3);
        occupation = new(OccupationTable.Of(acs.Of("occupation", state), schooling, jobs), 3);
        earnings = new(EarningsTable.Of(acs.Of("earnings", state), jobs, homes, income.Table), 2);
        workerClass = new(WorkerClassTable.Of(acs.Of("class of worker", state), earnings.Table), 2);
        insurance = new(InsuranceTable.Of(acs, state, jobs), 3);
        citizenship = new(OriginTable.Citizenship(acs, state), 2);
        native = new(acs.Of("birthplace native", state), 0);
        region = new(acs.Of("birth region", state), 0);
        language = new(OriginTable.Language(acs, state, schooling), 2);
        english = new(EnglishTable.Of(acs.Of("english", state), language.Table.Dimensions[^1]), 1);
        disability = new(acs.Of("disability", state).Keep("sex", AdultsTable.Sex.Categories), 2);
        disabilityAge = Bands(disability.Table.Dimensions[1].Categories);
    }

    public Adult Draw(Person person, RandomStream stream)
    {
        if (!Ages.TryGetValue(person.Age, out var age) || !Races.TryGetValue(person.Race, out var race))
        {
            throw new InputException(
                $"Person {person.Id}, {person.Age} and {person.Race}, is not of the tables' groups."
            );
        }
        var sex = AdultsTable.Sex.IndexOf(person.Sex);
        var key = age * 2 + sex;
        var degree = education.Draw(key * AdultsTable.Race.Categories.Count + race, stream);
        var home = household.Draw(key, stream);
        var roles = HouseholdRole.All.Count;
        var role = HouseholdRole.All[home % roles];
        var status = work.Draw(key, stream);
        var employed = status == 0;
        var armed = status == 2;
        var (poor, money) = Money(role, age, sex, stream);
        var group = person.Race == "hispanic" ? 0 : 1;
        var citizen = citizenship.Draw(sex * 2 + group, stream);
        var tongue = language.Draw(LanguageAge[age] * 2 + group, stream);
        var job = employed
            ? occupation.Draw((sex * 3 + OccupationTable.SchoolingOf(degree)) * 2 + (age == 0 ? 0 : 1), stream)
            : -1;
        var pay = employed ? Earned(sex, money, poor, stream) : -1;
        return new()
        {
            Person = person,
            Education = AdultFields.Education.Categories[degree],
            Marital = AdultFields.Marital.Categories[home / roles],
            Relationship = role.Relationship,
            HouseholdType = role.HouseholdType,
            Work = AdultFields.Work.Categories[status],
            Occupation = employed ? Name(occupation, job) : null,
            WorkerClass = employed ? Name(workerClass, workerClass.Draw(sex * Brackets + pay, stream)) : null,
            Earnings = employed ? Name(earnings, pay) : null,
            Veteran = armed ? null : Name(veteran, veteran.Draw(key, stream)),
            HouseholdIncome = money,
            Poverty = poor,
            Insurance = armed ? null : Name(insurance, insurance.Draw(key * 3 + (status == 3 ? 2 : status), stream)),
            Citizenship = Name(citizenship, citizen),
            Birthplace = citizen == 0 ? Name(native, native.Draw(0, stream)) : Name(region, region.Draw(0, stream)),
            Language = Name(language, tongue),
            English = tongue == 0 ? null : Name(english, english.Draw(tongue, stream)),
            Disability = Name(
                disability,
                disability.Draw(sex * disability.Table.Dimensions[1].Categories.Count + disabilityAge[age], stream)
            ),
        };
    }

    private int Brackets => earnings.Table.Dimensions[^1].Categories.Count;

    private int Earned(int sex, string? income, string? poverty, RandomStream stream)
    {
        var means = earnings.Table.Dimensions[1];
        return earnings.Draw(
            sex * means.Categories.Count + means.IndexOf(EarningsTable.Means(income, poverty)),
            stream
        );
    }

    private (string? Poverty, string? Income) Money(HouseholdRole role, int age, int sex, RandomStream stream)
    {
        if (role.Relationship == "group quarters")
        {
            return (null, null);
        }
        var place =
            role.LivesAlone ? 1
            : role.IsHouseholder ? 2
            : 0;
        var brackets = income.Table.Dimensions[^1].Categories;
        var cell = income.Draw((PovertyAge[age] * 2 + sex) * 3 + place, stream);
        return (
            AdultFields.Poverty.Categories[cell / brackets.Count],
            place == 0 ? null : brackets[cell % brackets.Count]
        );
    }

    private static string Name(Conditional field, int category) => field.Table.Dimensions[^1].Categories[category];

    private static int[] Bands(IReadOnlyList<string> bands) =>
        [.. AdultsTable.Age.Categories.Select(a => AgeBand.Parse(a).PositionIn(bands))];

    private static Dictionary<string, int> Positions(Dimension dimension) =>
        dimension.Categories.Select((name, i) => (name, i)).ToDictionary(c => c.name, c => c.i);
}
