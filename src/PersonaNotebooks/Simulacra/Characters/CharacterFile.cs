using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PersonaNotebooks.Simulacra;

/// <summary>Writes <c>character.yaml</c> as <see cref="CharacterReader"/> reads it.</summary>
public static class CharacterFile
{
    private static readonly JsonSerializerOptions Quoted = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The file's text. Every value is quoted as JSON, which is YAML too, so that no value can be read as anything else.</summary>
    public static string Write(Attributes a, Personality p)
    {
        StringBuilder yaml = new();
        void Line(string key, string value) => yaml.Append(CultureInfo.InvariantCulture, $"{key}: {Quote(value)}\n");
        void List(string key, IEnumerable<string> values, string indent = "")
        {
            yaml.Append(CultureInfo.InvariantCulture, $"{indent}{key}:\n");
            foreach (var value in values)
            {
                yaml.Append(CultureInfo.InvariantCulture, $"{indent}  - {Quote(value)}\n");
            }
        }
        Line("id", a.Id);
        Line("name", a.Name);
        Line("gender", a.Gender);
        Line("age", a.Age.ToString(CultureInfo.InvariantCulture));
        Line("birth-date", a.Birthday);
        Line("reference-day", a.ReferenceDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Line("occupation", a.Occupation);
        List("hobbies", a.Hobbies);
        Line("family", a.Family);
        Line("education", a.Education);
        List("short-term-goals", a.ShortTermGoals);
        Line("long-term-goal", a.LongTermGoal);
        yaml.Append("personality:\n");
        for (var i = 0; i < p.Ranking.Count; i++)
        {
            List(p.Ranking[i].ToString(), p.Sentences[i], "  ");
        }
        if (a.Extra.Count > 0)
        {
            yaml.Append("extra:\n");
            foreach (var (key, value) in a.Extra)
            {
                yaml.Append(CultureInfo.InvariantCulture, $"  {Quote(key)}: {Quote(value)}\n");
            }
        }
        return yaml.ToString();
    }

    private static string Quote(string value) => JsonSerializer.Serialize(value, Quoted);
}
