using System.Text.RegularExpressions;

namespace PersonaNotebooks.Models.Embedded;

/// <summary>
/// A text with gaps, written <c>[MASKED]</c>: the last line with a gap that has a lead such as <c>Post:</c>, or else the last with a
/// gap. Each gap takes one word, drawn from the candidates that fit what stands before it, weighed by how well the word after
/// the gap follows.
/// </summary>
internal static partial class MaskedText
{
    private const string Gap = "[MASKED]";
    private const int MostCandidates = 64;

    /// <summary>The text with gaps in a prompt, without its lead; null if there is none.</summary>
    public static string? Find(string prompt)
    {
        var lines = prompt.Split('\n').Where(l => l.Contains(Gap, StringComparison.Ordinal)).ToArray();
        var led = lines.Select(l => Lead().Match(l)).LastOrDefault(m => m.Success);
        return led is not null ? led.Groups[1].Value.Trim() : lines.LastOrDefault()?.Trim();
    }

    /// <summary>Fills the gaps from left to right.</summary>
    public static string Fill(PromptModel prompt, string text, SamplingOptions options, RandomStream stream)
    {
        var parts = text.Split(Gap);
        var state = prompt.End;
        List<string> tokens = [];
        for (var i = 0; i < parts.Length; i++)
        {
            var first = true;
            foreach (var token in WordTokenizer.Tokenize(parts[i]))
            {
                // Right after a gap, a mark touches the word that fills it.
                var touches = i > 0 && first && !parts[i].StartsWith(' ');
                Add(prompt, tokens, touches ? token.TrimStart(' ') : token, ref state);
                first = false;
            }
            if (i + 1 < parts.Length)
            {
                Add(prompt, tokens, Word(prompt, state, parts[i + 1], options, stream), ref state);
            }
        }
        return WordTokenizer.Join(tokens);
    }

    private static void Add(PromptModel prompt, List<string> tokens, string token, ref PromptModel.State state)
    {
        prompt.Step(ref state, token, 1);
        tokens.Add(token);
    }

    private static string Word(
        PromptModel prompt,
        PromptModel.State state,
        string after,
        SamplingOptions options,
        RandomStream stream
    )
    {
        var distribution = prompt.Distribution(state);
        var next = WordTokenizer.Tokenize(after).FirstOrDefault(WordTokenizer.LineEnd);
        next = after.StartsWith(' ') ? next : next.TrimStart();
        var words = Enumerable
            .Range(1, prompt.WordCount - 1)
            .Where(w => prompt.Text(w) is [' ', var first, ..] && char.IsLetter(first))
            .OrderByDescending(w => distribution[w])
            .ThenBy(w => w)
            .Take(MostCandidates)
            .ToArray();
        var weights = words
            .Select(w =>
            {
                var then = prompt.Next(state, w);
                return distribution[w] * Math.Exp(prompt.Step(ref then, next.Length > 0 ? next : "\n", 1));
            })
            .ToArray();
        return prompt.Text(words[Candidates.Of(weights, options).Draw(stream)]);
    }

    [GeneratedRegex(@"^\s*[A-Z][A-Za-z ]{0,24}:\s*(.*\[MASKED\].*)$")]
    private static partial Regex Lead();
}
