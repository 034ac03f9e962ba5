using System.Globalization;
using PersonaNotebooks.Prompts;

namespace PersonaNotebooks.Simulacra;

/// <summary>Writes the profile: attributes as lines, so that no fact is written twice by hand.</summary>
internal static class ProfileText
{
    public static string Of(Attributes a)
    {
        var profile = Prompt
            .Load("simulacra-profile")
            .Fill(
                ("name", a.Name),
                ("gender", a.Gender),
                ("age", a.Age.ToString(CultureInfo.InvariantCulture)),
                ("birthday", a.Birthday),
                ("occupation", a.Occupation),
                ("education", a.Education),
                ("family", a.Family),
                ("hobbies", string.Join(", ", a.Hobbies)),
                ("short-term-goals", string.Join(", ", a.ShortTermGoals)),
                ("long-term-goal", a.LongTermGoal)
            );
        return string.Join('\n', a.Extra.Select(e => $"{Sentence(e.Key)}: {e.Value}").Prepend(profile));
    }

    private static string Sentence(string key) =>
        key.Length == 0 ? key : char.ToUpperInvariant(key[0]) + key[1..].Replace('-', ' ');
}
