using PersonaNotebooks.Personas;
using PersonaNotebooks.Prompts;

namespace PersonaNotebooks.Mixtures;

/// <summary>
/// Describes groups of texts by the words that are more frequent in a group than in all: frequency times the logarithm of how much more frequent (the pointwise
/// contribution to the Kullback-Leibler divergence), without words that everybody uses where there are others. For models that cannot sum up texts, the embedded one among them.
/// </summary>
public static class KeywordSynthesis
{
    /// <summary>A sentence for each group.</summary>
    /// <param name="groups">The texts of each group.</param>
    /// <param name="words">How many words a sentence names.</param>
    /// <exception cref="InputException">A group's texts have no word at all.</exception>
    public static IReadOnlyList<string> Describe(IReadOnlyList<IReadOnlyList<string>> groups, int words = 100)
    {
        var counts = groups.Select(g => Frequencies(g)).ToArray();
        if (Array.FindIndex(counts, c => c.Count == 0) is >= 0 and var empty)
        {
            throw new InputException(
                $"Group {empty + 1} of {groups.Count}, of {groups[empty].Count} texts, has no word at all, so no words describe it; take out texts without words, or ask for fewer personas."
            );
        }
        var texts = groups.Sum(g => g.Count);
        Dictionary<string, double> all = new(StringComparer.Ordinal);
        foreach (var (word, count) in counts.SelectMany(c => c))
        {
            all[word] = all.GetValueOrDefault(word) + count;
        }
        var prompt = Prompt.Load("mixture-keywords");
        return [.. counts.Select((c, g) => prompt.Fill(("words", string.Join('\n', Best(c, groups[g].Count)))))];

        IEnumerable<string> Best(Dictionary<string, int> own, int size) =>
            // What only one of its texts says does not tell a group; a group of single texts has nothing else.
            own.Where(w => w.Value > 1 || own.Values.All(n => n == 1))
                .Select(w => (w.Key, Share: w.Value / (double)size, Of: (all[w.Key] + 1) / texts))
                .OrderByDescending(w => w.Share * Math.Log(w.Share / w.Of))
                .ThenBy(w => w.Key, StringComparer.Ordinal)
                .Take(words)
                .Select(w => w.Key);
    }

    // In how many texts a word stands; a group that has nothing but words that everybody uses is described by those.
    private static Dictionary<string, int> Frequencies(IReadOnlyList<string> texts)
    {
        var words = texts.SelectMany(t => Words(t).Distinct(StringComparer.Ordinal)).ToArray();
        var telling = words.Where(w => !WordUse.IsStopWord(w)).ToArray();
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        foreach (var word in telling.Length > 0 ? telling : words)
        {
            counts[word] = counts.GetValueOrDefault(word) + 1;
        }
        return counts;
    }

    private static IEnumerable<string> Words(string text)
    {
        var start = -1;
        var lower = text.ToLowerInvariant();
        for (var i = 0; i <= lower.Length; i++)
        {
            var inside = i < lower.Length && (char.IsLetter(lower[i]) || lower[i] == '\'' && start >= 0);
            if (inside && start < 0)
            {
                start = i;
            }
            else if (!inside && start >= 0)
            {
                yield return lower[start..i].TrimEnd('\'');
                start = -1;
            }
        }
    }
}
