namespace PersonaNotebooks.Tests.Models.Corpora;

/// <summary>The shares of texts that repeat an earlier one, exactly or nearly.</summary>
internal static class Repetition
{
    public static (double Exact, double Near) Of(IReadOnlyList<string> texts)
    {
        Dictionary<string, List<int>> index = new(StringComparer.Ordinal);
        List<HashSet<string>> grams = [];
        var near = 0;
        foreach (var text in texts)
        {
            var words = text.ToLowerInvariant().Split(' ');
            HashSet<string> own =
            [
                .. Enumerable
                    .Range(0, Math.Max(1, words.Length - 4))
                    .Select(i => string.Join(' ', words.Skip(i).Take(5))),
            ];
            var shared = own.SelectMany(g => index.GetValueOrDefault(g, [])).CountBy(i => i);
            near += shared.Any(s => s.Value >= 0.5 * (own.Count + grams[s.Key].Count - s.Value)) ? 1 : 0;
            foreach (var gram in own)
            {
                index.TryAdd(gram, []);
                index[gram].Add(grams.Count);
            }
            grams.Add(own);
        }
        return (1 - texts.Distinct().Count() / (double)texts.Count, near / (double)texts.Count);
    }
}
