namespace PersonaNotebooks.Benchmarks.Embedded;

/// <summary>What anyone would write first: add-one bigrams in dictionaries of strings. The named alternative of the embedded model's benchmarks.</summary>
public sealed class PlainBigram
{
    private readonly Dictionary<(string, string), int> pairs = [];
    private readonly Dictionary<string, int> words = [];
    private Dictionary<string, (string Word, int Times)[]>? followers;

    public PlainBigram(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            var before = "\n";
            foreach (var word in text.Split(' ').Append("\n"))
            {
                pairs[(before, word)] = pairs.GetValueOrDefault((before, word)) + 1;
                words[before] = words.GetValueOrDefault(before) + 1;
                before = word;
            }
        }
    }

    public double Score(string text)
    {
        var (sum, before) = (0.0, "\n");
        foreach (var word in text.Split(' ').Append("\n"))
        {
            sum += Math.Log(
                (pairs.GetValueOrDefault((before, word)) + 1.0) / (words.GetValueOrDefault(before) + words.Count)
            );
            before = word;
        }
        return sum;
    }

    public string Draw(int count, RandomStream stream)
    {
        followers ??= pairs
            .GroupBy(p => p.Key.Item1)
            .ToDictionary(g => g.Key, g => g.Select(p => (p.Key.Item2, p.Value)).ToArray());
        var (text, before) = (new System.Text.StringBuilder(), "\n");
        for (var i = 0; i < count; i++)
        {
            var left = stream.Next(words[before]);
            foreach (var (word, times) in followers[before])
            {
                left -= times;
                if (left < 0)
                {
                    before = word;
                    break;
                }
            }
            text.Append(' ').Append(before);
        }
        return text.ToString();
    }
}
