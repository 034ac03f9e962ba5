namespace PersonaNotebooks.Benchmarks.Metrics;

/// <summary>Seeded English-like sentences of 8 to 24 words with punctuation; a pair shares about half of its words.</summary>
internal static class BenchmarkTexts
{
    private static readonly string[] Words =
    [
        .. (
            "the of and to in a is that for it was on are with they be at one have this from by hot but some what there we can "
            + "out other were all your when up use word how said each which their time will way about many then them would "
            + "write like these her long make thing see him two has look more day could go come did my sound no most number who "
            + "over know water than call first people may down side been now find any new work part take get place made live "
            + "where after back little only round man year came show every good me give our under name very through just form "
            + "great think say help low line before turn cause same mean differ move right boy old too does tell sentence set "
            + "three want air well also play small end put home read hand port large spell add even land here must big high such "
            + "running studies happily national relational conditional loved hated terrible wonderful not never really extremely"
        ).Split(' '),
    ];

    public static (string Prediction, string Reference)[] Pairs(int count)
    {
        var stream = new Seed(1).Stream();
        var pairs = new (string, string)[count];
        for (var i = 0; i < count; i++)
        {
            string[] reference = [.. Enumerable.Range(0, 8 + stream.Next(17)).Select(_ => Word(stream))];
            var prediction = reference.Select(w => stream.Next(4) == 0 ? Word(stream) : w);
            pairs[i] = (Sentence(prediction, stream), Sentence(reference, stream));
        }
        return pairs;
    }

    private static string Word(RandomStream stream) => Words[stream.Next(Words.Length)];

    private static string Sentence(IEnumerable<string> words, RandomStream stream)
    {
        var text = string.Join(' ', words.Select(w => stream.Next(10) == 0 ? w + "," : w));
        return char.ToUpperInvariant(text[0]) + text[1..] + (stream.Next(3) == 0 ? "!" : ".");
    }
}
