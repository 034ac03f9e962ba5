namespace PersonaNotebooks.Surveys;

/// <summary>Finds and reads topic files.</summary>
public static class QuestionSet
{
    /// <summary>The names of the topics in <c>data/topics</c>, in alphabetical order.</summary>
    public static IReadOnlyList<string> Topics =>
        [
            .. Directory
                .GetFiles(Home.Data("topics"), "*.yaml")
                .Select(path => Path.GetFileNameWithoutExtension(path))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Reads topics by name or path.</summary>
    /// <param name="choice">Names of <see cref="Topics"/> and paths of .yaml or .csv files, separated by commas.</param>
    /// <returns>The questions in the order of the choice.</returns>
    /// <exception cref="InputException">An unknown topic, a missing or wrong file, or a question id that stands twice.</exception>
    public static IReadOnlyList<Question> Load(string choice)
    {
        var names = choice.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Dictionary<string, string> from = new(StringComparer.Ordinal);
        List<Question> questions = [];
        foreach (var name in names.Distinct(StringComparer.Ordinal))
        {
            foreach (var question in Read(name))
            {
                if (!from.TryAdd(question.Id, name))
                {
                    throw new InputException(
                        $"The question id '{question.Id}' stands both in '{from[question.Id]}' and in '{name}'; rename one."
                    );
                }
                questions.Add(question);
            }
        }
        return questions.Count > 0 ? questions : throw new InputException($"No topic was named; {Known}.");
    }

    private static string Known => $"topics are {string.Join(", ", Topics)}, or the path of a .yaml or .csv file";

    private static IReadOnlyList<Question> Read(string name)
    {
        var path = Topics.Contains(name, StringComparer.Ordinal) ? Home.Data("topics", $"{name}.yaml") : name;
        return !File.Exists(path)
            ? throw new InputException($"There is no topic '{name}'; {Known}.")
            : Path.GetExtension(path).ToLowerInvariant() switch
            {
                ".yaml" or ".yml" => QuestionYaml.Read(path),
                ".csv" => QuestionCsv.Read(path),
                _ => throw new InputException(
                    $"The topic file '{name}' ends neither in .yaml nor in .csv; name it so that its format is clear."
                ),
            };
    }
}
