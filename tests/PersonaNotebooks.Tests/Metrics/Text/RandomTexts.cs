namespace PersonaNotebooks.Tests.Metrics.Text;

/// <summary>Seeded texts for property tests.</summary>
internal static class RandomTexts
{
    /// <summary>Texts of 0 to 14 words from a small vocabulary, with punctuation and at times a line end.</summary>
    public static IEnumerable<string> Words(Seed seed, int count)
    {
        string[] words =
        [
            "the",
            "cat",
            "Dog",
            "running",
            "3.5%",
            "café",
            "no",
            "ΟΔΟΣ",
            "😀",
            "it's",
            "a_b",
            "x-\ny",
            "good",
            "!",
        ];
        var stream = seed.Stream();
        for (var i = 0; i < count; i++)
        {
            var text = Enumerable.Range(0, stream.Next(15)).Select(_ => words[stream.Next(words.Length)]);
            yield return string.Join(stream.Next(5) == 0 ? "\n" : " ", text);
        }
    }

    /// <summary>Texts of single signs from an alphabet.</summary>
    public static IEnumerable<string> Signs(Seed seed, int count, string alphabet)
    {
        var stream = seed.Stream();
        for (var i = 0; i < count; i++)
        {
            yield return new([
                .. Enumerable.Range(0, stream.Next(12)).Select(_ => alphabet[stream.Next(alphabet.Length)]),
            ]);
        }
    }
}
