using System.Text.RegularExpressions;

namespace PersonaNotebooks.Models.Embedded;

/// <summary>
/// What a drawn sentence may not be, given the prompt and the sentences drawn before it: a sentence of the training texts or a run
/// of words from the prompt, word for word; a sentence said before; or one that contradicts what is said of the speaker.
/// </summary>
/// <remarks>The rules shape drawn texts only. Scores know nothing of them.</remarks>
internal sealed partial class SentenceRules
{
    private const int LongestCopy = 7;

    /// <summary>How bad a sentence is: 0 may be said; of several bad ones the least bad is taken.</summary>
    internal enum Fault
    {
        /// <summary>None.</summary>
        None,

        /// <summary>It stands so in the training texts.</summary>
        Learnt,

        /// <summary>It holds a run of the prompt's words.</summary>
        Echo,

        /// <summary>It was said before.</summary>
        Repeated,

        /// <summary>It contradicts the prompt or an earlier sentence.</summary>
        Contradiction,
    }

    // Of each matter, what excludes each other.
    private static readonly Regex[][] Matters =
    [
        [Single(), Married(), Divorced(), Widowed()],
        [Churchgoing(), Unbelieving()],
        [City(), Suburb(), Country()],
        [Unschooled(), Schooled(), College(), Graduate()],
        [Retired(), Student(), Unemployed()],
        [Childless(), Children()],
        [Woman(), Man()],
        [Liberal(), Conservative()],
    ];

    private readonly HashSet<ulong> learnt;
    private readonly HashSet<ulong> prompted;
    private readonly HashSet<ulong> said = [];
    private readonly int[] stand;

    /// <summary>Reads a prompt.</summary>
    /// <param name="learnt">The training texts' sentences (<see cref="Sentences"/>).</param>
    /// <param name="words">The prompt's words.</param>
    /// <param name="text">The prompt.</param>
    public SentenceRules(HashSet<ulong> learnt, IReadOnlyList<int> words, string text)
    {
        this.learnt = learnt;
        (prompted, stand) = ([.. Runs(words)], new int[Matters.Length]);
        // The prompt may tell of others too: only what it says one way is taken for the speaker's.
        for (var m = 0; m < Matters.Length; m++)
        {
            var found = Enumerable.Range(0, Matters[m].Length).Where(i => Matters[m][i].IsMatch(text)).ToArray();
            stand[m] = found.Length == 1 ? found[0] : -1;
        }
    }

    private SentenceRules(SentenceRules rules) =>
        (learnt, prompted, stand) = (rules.learnt, rules.prompted, [.. rules.stand]);

    /// <summary>The same rules, with nothing said yet.</summary>
    public SentenceRules Fresh() => new(this);

    /// <summary>The hashes of all sentences of five words and more in some texts.</summary>
    public static HashSet<ulong> Sentences(IEnumerable<int[]> texts, Func<int, bool> ends)
    {
        HashSet<ulong> result = [];
        foreach (var text in texts)
        {
            var start = 0;
            for (var i = 0; i < text.Length; i++)
            {
                if (ends(text[i]))
                {
                    if (i - start >= 5)
                    {
                        result.Add(Hash(text.AsSpan(start, i - start)));
                    }
                    start = i + 1;
                }
            }
        }
        return result;
    }

    /// <summary>The worst fault of a sentence.</summary>
    /// <param name="words">Its words without the end.</param>
    /// <param name="text">The same as text.</param>
    public Fault Judge(ReadOnlySpan<int> words, string text)
    {
        for (var m = 0; m < Matters.Length; m++)
        {
            for (var i = 0; stand[m] >= 0 && i < Matters[m].Length; i++)
            {
                if (i != stand[m] && Matters[m][i].IsMatch(text))
                {
                    return Fault.Contradiction;
                }
            }
        }
        var hash = Hash(words);
        return said.Contains(hash) ? Fault.Repeated
            : Runs([.. words]).Any(prompted.Contains) ? Fault.Echo
            : learnt.Contains(hash) ? Fault.Learnt
            : Fault.None;
    }

    /// <summary>Takes note of a sentence that was said.</summary>
    public void Say(ReadOnlySpan<int> words, string text)
    {
        said.Add(Hash(words));
        for (var m = 0; m < Matters.Length; m++)
        {
            stand[m] = stand[m] >= 0 ? stand[m] : Array.FindIndex(Matters[m], r => r.IsMatch(text));
        }
    }

    private static IEnumerable<ulong> Runs(IReadOnlyList<int> words)
    {
        var array = words.ToArray();
        for (var i = 0; i + LongestCopy <= array.Length; i++)
        {
            yield return Hash(array.AsSpan(i, LongestCopy));
        }
    }

    private static ulong Hash(ReadOnlySpan<int> words)
    {
        var hash = 14695981039346656037UL;
        foreach (var word in words)
        {
            hash = (hash ^ (uint)word) * 1099511628211UL;
        }
        return hash;
    }

    [GeneratedRegex(
        @"never (been )?married|\bSingle\b|live alone|two roommates|live with my parents|moved back in with my folks|with parents",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Single();

    [GeneratedRegex(
        @"(?<!never |been )\bmarried\b|\b[Mm]y (wife|husband) (and|had|says)|just the two of us",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Married();

    [GeneratedRegex(@"\bdivorced\b|my marriage ended", RegexOptions.IgnoreCase)]
    private static partial Regex Divorced();

    [GeneratedRegex(
        @"\bwidow|I lost my (wife|husband)|since the funeral|my late (wife|husband)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Widowed();

    [GeneratedRegex(
        @"churchgoing|in church most|faith comes first|sing in the choir|say grace",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Churchgoing();

    [GeneratedRegex(
        @"not religious|raised in a church and left|don't go to church|atheist|no religion",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Unbelieving();

    [GeneratedRegex(@"\b(in the|a) city\b|, city\b|downtown where|don't own a car", RegexOptions.IgnoreCase)]
    private static partial Regex City();

    [GeneratedRegex(@"\bsuburb|subdivision|know every billboard", RegexOptions.IgnoreCase)]
    private static partial Regex Suburb();

    [GeneratedRegex(
        @"out in the country|, country\b|a country area|gravel road|rural route|small town|my porch, and|knows my truck|nearest big store",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Country();

    [GeneratedRegex(
        @"less than high school|left school at sixteen|never finished high school",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Unschooled();

    [GeneratedRegex(@"high school (graduate|diploma)|finished high school and", RegexOptions.IgnoreCase)]
    private static partial Regex Schooled();

    [GeneratedRegex(@"some college|community college|associate's", RegexOptions.IgnoreCase)]
    private static partial Regex College();

    [GeneratedRegex(@"bachelor's|graduate degree|graduate school|a master's", RegexOptions.IgnoreCase)]
    private static partial Regex Graduate();

    [GeneratedRegex(@"\bretired\b|drove a truck until|forty years at the bank", RegexOptions.IgnoreCase)]
    private static partial Regex Retired();

    [GeneratedRegex(@"\ba student\b|: student|, student\b|in school full time", RegexOptions.IgnoreCase)]
    private static partial Regex Student();

    [GeneratedRegex(@"unemployed|laid off|between jobs", RegexOptions.IgnoreCase)]
    private static partial Regex Unemployed();

    [GeneratedRegex(@"no children|never married|\bchildless", RegexOptions.IgnoreCase)]
    private static partial Regex Childless();

    [GeneratedRegex(
        @"(two|three) kids|with kids|with children|two boys|three girls|a boy and a girl|got a baby|home with the kids|my kids|my daughter calls|grandkids",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Children();

    [GeneratedRegex(@"\b(woman|female|my husband)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Woman();

    [GeneratedRegex(@"\b(man|male|my wife)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Man();

    [GeneratedRegex(@"\b(liberal|Democrat|Democrats|Harris|Biden|Clinton|progressive)\b")]
    private static partial Regex Liberal();

    [GeneratedRegex(@"\b(conservative|Republican|Republicans|Trump)\b")]
    private static partial Regex Conservative();
}
