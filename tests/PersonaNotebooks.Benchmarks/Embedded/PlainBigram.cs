namespace PersonaNotebooks.Benchmarks.Embedded;

/// <summary>What anyone would write first: add-one bigrams in dictionaries of strings. The named alternative of the embedded model's benchmarks.</summary>
public sealed class PlainBigram
{
    private readonly Dictionary<(string, string), int> pairs = [];
    private readonly Dictionary<string, int> words = [];

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
}
