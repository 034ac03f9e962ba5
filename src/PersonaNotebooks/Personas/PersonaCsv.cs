using System.Text;

namespace PersonaNotebooks.Personas;

/// <summary>Personas as CSV, one a line; texts are quoted and keep their line breaks.</summary>
internal static class PersonaCsv
{
    private static readonly string[] Fields = ["person", "state", "age", "sex", "race"];

    public static string Write(IEnumerable<Persona> personas)
    {
        StringBuilder csv = new("person,state,age,sex,race,tier,written_by,text\n");
        foreach (var persona in personas)
        {
            IEnumerable<string> cells =
            [
                .. Fields.Select(f => persona.Fields.GetValueOrDefault(f, "")),
                persona.Tier ?? "",
                persona.WrittenBy ?? "",
                persona.Text,
            ];
            csv.AppendJoin(',', cells.Select(CsvText.Safe)).Append('\n');
        }
        return csv.ToString();
    }
}
