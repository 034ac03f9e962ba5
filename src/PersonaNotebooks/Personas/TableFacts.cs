using System.Globalization;
using PersonaNotebooks.Census;

namespace PersonaNotebooks.Personas;

/// <summary>Reads an objective table into the facts that the rules of the census look at.</summary>
internal static class TableFacts
{
    /// <summary>The facts of a person with a table; values are those of <see cref="PersonaFields.Objective"/>.</summary>
    public static PersonFacts Of(IReadOnlyDictionary<string, string> table)
    {
        var (youngest, oldest) = PortraitCheck.Band(table["age"]);
        return new(youngest, oldest)
        {
            Schooling = table["EDUCATION"] switch
            {
                "Less than HS" => SchoolingStep.NoDiploma,
                "HS Graduate" => SchoolingStep.HighSchool,
                "Some College" => SchoolingStep.SomeCollege,
                "Bachelor's" => SchoolingStep.Bachelor,
                _ => SchoolingStep.Graduate,
            },
            // These groups hold several occupations; the least that any of them asks for is what can be told.
            OccupationAsks = table["OCCUPATION_CATEGORY"]
                is "Computer, engineering, science"
                    or "Healthcare practitioner"
                ? SchoolingStep.HighSchool
                : SchoolingStep.NoDiploma,
            MarriageEnded = table["MARITAL_STATUS"] is "Widowed" or "Divorced",
            Veteran = table["VETERAN_STATUS"] == "Veteran",
            SmallChildren = table["FAMILY_PRESENCE_AND_AGE"] is "Children under 6" or "Children of both ages",
            Unpaid = table["CLASS_OF_WORKER"] == "Unpaid family worker",
            Income = int.Parse(table["INCOME"], CultureInfo.InvariantCulture),
            BornInState = table["PLACE_OF_BIRTH"] == "US State",
            CitizenByBirth = table["CITIZENSHIP"] == "Citizen by birth",
        };
    }
}
