namespace PersonaNotebooks.Models.Embedded;

/// <summary>
/// Which words may begin a sentence of an answer: those that begin one in the training texts or, where an answer is made of the prompt's
/// own words, in the prompt; and none that begins a line which tells what to do.
/// </summary>
internal sealed class Openers
{
    private readonly bool[] trained;
    private readonly HashSet<int> ofTask;
    private readonly HashSet<int> ofPrompt;

    /// <summary>Reads a prompt.</summary>
    /// <param name="model">The model as the prompt makes it.</param>
    /// <param name="prompt">The prompt.</param>
    /// <param name="trained">By word of the vocabulary: whether a sentence of the training texts begins with it.</param>
    public Openers(PromptModel model, string prompt, bool[] trained) =>
        (this.trained, ofTask, ofPrompt) = (trained, Task(model, prompt), Prompt(model));

    /// <summary>Leaves these words in a distribution, and the end; all if none of them has any probability.</summary>
    public void Keep(Span<double> distribution, bool extracts)
    {
        var kept = 0.0;
        for (var word = 1; word < distribution.Length - 1; word++)
        {
            kept += May(word, extracts) ? distribution[word] : 0;
        }
        for (var word = 1; kept > 0 && word < distribution.Length - 1; word++)
        {
            distribution[word] = May(word, extracts) ? distribution[word] : 0;
        }
    }

    private bool May(int word, bool extracts) =>
        !ofTask.Contains(word) && (extracts ? ofPrompt.Contains(word) : word < trained.Length && trained[word]);

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
