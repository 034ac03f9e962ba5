using System.Globalization;

namespace PersonaNotebooks.Simulacra;

/// <summary>The answers that a cloze is chosen among when answers are scored: the right one and seven others of its kind, in random order.</summary>
internal static class ClozeCandidates
{
    private const int Others = 7;

    /// <summary>How many there are.</summary>
    public static int Count(Item item) => item.Topic == "gender" ? AttributePools.Genders.Count : Others + 1;

    /// <summary>Draws them.</summary>
    public static IReadOnlyList<string> Of(Item item, AttributePools pools, Seed seed)
    {
        var stream = seed.Stream();
        var right = item.Answers[0];
        string[] Drawn(Func<string> draw)
        {
            HashSet<string> all = new(StringComparer.OrdinalIgnoreCase) { right };
            while (all.Count <= Others)
            {
                all.Add(draw());
            }
            return [.. all];
        }
        string[] candidates = item.Topic switch
        {
            "gender" => [.. AttributePools.Genders],
            "name" => Drawn(() =>
                $"{stream.One(pools.FirstNames[stream.One(AttributePools.Genders)])} {stream.One(pools.LastNames)}"
            ),
            "age" => Drawn(() =>
                Text(
                    AttributeSampler.YoungestAge
                        + stream.Next(AttributeSampler.OldestAge - AttributeSampler.YoungestAge + 1)
                )
            ),
            "birthday" => Drawn(() =>
                DateOnly
                    .ParseExact(right, "yyyy-MM-dd", CultureInfo.InvariantCulture)
                    .AddDays(stream.Next(7300) - 3650)
                    .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            ),
            _ => Drawn(() => stream.One(pools.Occupations)),
        };
        return stream.Some(candidates, candidates.Length);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
