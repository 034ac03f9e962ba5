namespace PersonaNotebooks.Surveys;

/// <summary>What every question must fulfil, whatever file it came from.</summary>
internal static class QuestionRules
{
    /// <summary>The most options: one for each letter.</summary>
    public const int MostOptions = 26;

    /// <summary>What is wrong with a question, in words that follow a place; null when nothing is.</summary>
    public static string? Fault(Question question)
    {
        var options = question.Options;
        var who = $"the question '{question.Id}'";
        return string.IsNullOrWhiteSpace(question.Id) ? "a question has an empty id; name it"
            : question.Wordings.Count == 0 || question.Wordings.Any(string.IsNullOrWhiteSpace)
                ? $"{who} has an empty wording; write the question or remove the wording"
            : Repeated(question.Wordings) is { } wording ? $"{who} has the wording '{wording}' twice; keep one"
            : options.Count < 2
                ? $"{who} has {options.Count} option{(options.Count == 1 ? "" : "s")}; give at least two"
            : options.Count > MostOptions
                ? $"{who} has {options.Count} options, but there are only {MostOptions} letters; merge or split them"
            : options.Any(o => string.IsNullOrWhiteSpace(o.Id)) ? $"{who} has an option with an empty id; name it"
            : options.FirstOrDefault(o => string.IsNullOrWhiteSpace(o.Stance)) is { } empty
                ? $"{who} has an empty stance for the option '{empty.Id}'; write what the answer says"
            : Repeated(options.Select(o => o.Id)) is { } id ? $"{who} has the option '{id}' twice; keep one"
            : Repeated(options.Select(o => o.Stance)) is { } stance
                ? $"{who} has the stance '{stance}' twice; make the options differ"
            : question.Wordings.Concat(options.Select(o => o.Stance)).Any(t => t.Contains('\n'))
                ? $"{who} has a line break in a wording or stance; write each on one line"
            : null;
    }

    private static string? Repeated(IEnumerable<string> texts) =>
        texts.GroupBy(t => t.Trim(), StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1)?.Key;
}
