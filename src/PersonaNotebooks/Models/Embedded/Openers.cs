namespace PersonaNotebooks.Models.Embedded;

/// <summary>
/// Which words may begin a sentence of an answer: those that begin one in the training texts or, where an answer is made of the prompt's
/// own words, in the prompt; and none that begins a line which tells what to do.
/// </summary>
internal sealed class Openers
{
    private readonly int[] ofTraining;
    private readonly int[] ofPrompt;

    /// <summary>Reads a prompt.</summary>
    /// <param name="model">The model as the prompt makes it.</param>
    /// <param name="prompt">The prompt.</param>
    /// <param name="trained">The words that begin a sentence of the training texts.</param>
    public Openers(PromptModel model, string prompt, int[] trained)
    {
        var ofTask = Task(model, prompt);
        ofTraining = Array.FindAll(trained, word => !ofTask.Contains(word));
        ofPrompt = [.. Prompt(model).Where(word => !ofTask.Contains(word)).Order()];
    }

    /// <summary>These words, in order of their numbers.</summary>
    /// <param name="extracts">Whether the answer is made of the prompt's own words.</param>
    public int[] Words(bool extracts) => extracts ? ofPrompt : ofTraining;

    private static HashSet<int> Prompt(PromptModel model)
    {
        HashSet<int> result = [];
        var start = true;
        foreach (var word in model.Words)
        {
            if (start && word > 0 && model.Text(word) is [' ', var first, ..] && char.IsLetter(first))
            {
                result.Add(word);
            }
            start = word == 0 || model.Ends(word);
        }
        return result;
    }

    // Lines that tell what to do or what follows are no example of an answer: it does not begin as they do.
    private static HashSet<int> Task(PromptModel model, string prompt)
    {
        var paragraphs = prompt.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        var lines = paragraphs.SelectMany(p => p.Split('\n')).Select(l => l.Trim()).ToArray();
        var task = (paragraphs.LastOrDefault() ?? "").Split('\n').Select(l => l.Trim());
        return
        [
            .. lines
                .Where(l =>
                    l.EndsWith(':')
                    || l.StartsWith("You are ", StringComparison.Ordinal)
                    || l.IndexOf(':') is > 0 and < 24
                )
                .Concat(task)
                .SelectMany(l => l.Split(['.', '?', '!', ':'], StringSplitOptions.TrimEntries))
                .Select(l => WordTokenizer.Tokenize(l).FirstOrDefault(""))
                .Select(t => model.Number(t)),
        ];
    }
}
