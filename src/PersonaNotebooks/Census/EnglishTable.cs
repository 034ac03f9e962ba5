namespace PersonaNotebooks.Census;

/// <summary>How well those who speak another language at home speak English, by language (DP02, persons of 5 and over, 2018).</summary>
internal static class EnglishTable
{
    private static readonly Dimension Skill = new("english", ["very well", "less than very well"]);

    /// <summary>Persons by language and skill; nobody is counted for "English only".</summary>
    public static ContingencyTable Of(ContingencyTable published, Dimension languages) =>
        new(
            [languages, Skill],
            [
                .. from language in languages.Categories
                from skill in Skill.Categories
                select language == "English only" ? 0 : published[$"{language}: {skill}"],
            ]
        );
}
