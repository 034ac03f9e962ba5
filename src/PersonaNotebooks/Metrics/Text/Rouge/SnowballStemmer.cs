using System.Collections.Frozen;

namespace PersonaNotebooks.Metrics.Text;

/// <summary>
/// Cuts English words to their stems by Porter's second algorithm (Porter 2001, the Snowball English stemmer), as NLTK 3.8's
/// <c>EnglishStemmer</c>. Newer and a little gentler than <see cref="PorterStemmer"/>; ROUGE does not use it.
/// </summary>
public static class SnowballStemmer
{
    private static readonly FrozenDictionary<string, string> Irregular = SuffixRule
        .Parse(
            """
            skis:ski skies:sky dying:die lying:lie tying:tie idly:idl gently:gentl ugly:ugli early:earli only:onli singly:singl
            sky:sky news:news howe:howe atlas:atlas cosmos:cosmos bias:bias andes:andes
            """
        )
        .ToFrozenDictionary(r => r.Suffix, r => r.Replacement);

    private static readonly string[] Kept =
    [
        "inning",
        "outing",
        "canning",
        "herring",
        "earring",
        "proceed",
        "exceed",
        "succeed",
    ];

    private static readonly SuffixRule[] Step2 = SuffixRule.Parse(
        """
        ization:ize ational:ate fulness:ful ousness:ous iveness:ive tional:tion biliti:ble lessli:less entli:ent ation:ate
        alism:al aliti:al ousli:ous iviti:ive fulli:ful enci:ence anci:ance abli:able izer:ize ator:ate alli:al bli:ble ogi:og
        li:
        """
    );

    private static readonly SuffixRule[] Step3 = SuffixRule.Parse(
        "ational:ate tional:tion alize:al icate:ic iciti:ic ative: ical:ic ness: ful:"
    );

    private static readonly string[] Step4 =
    [
        .. "ement ance ence able ible ment ant ent ism ate iti ous ive ize ion al er ic".Split(' '),
    ];

    /// <summary>The stem of a word; the word is lower-cased first.</summary>
    public static string Stem(string word)
    {
        word = PythonText.Lower(word);
        if (word.Length <= 2 || Irregular.TryGetValue(word, out _))
        {
            return Irregular.GetValueOrDefault(word, word);
        }
        SnowballWord stem = new(word.Replace('\u2019', '\'').Replace('\u2018', '\'').Replace('\u201B', '\''));
        stem.CutFirst("'s'", "'s", "'");
        Plural(stem);
        if (!Kept.Contains(stem.ToString()))
        {
            PastAndProgressive(stem);
            FinalY(stem);
            DoubleSuffix(stem);
            Suffix(stem);
            LastSuffix(stem);
            FinalLetter(stem);
        }
        return stem.ToString().Replace('Y', 'y');
    }

    private static void Plural(SnowballWord word)
    {
        if (word.EndsWith("sses"))
        {
            word.Cut(2);
        }
        else if (word.EndsWith("ied") || word.EndsWith("ies"))
        {
            word.Cut(word.Length > 4 ? 2 : 1);
        }
        else if (word.EndsWith("s") && !word.EndsWith("us") && !word.EndsWith("ss") && word.HasVowel(word.Length - 2))
        {
            word.Cut(1);
        }
    }

    private static void PastAndProgressive(SnowballWord word)
    {
        if (word.Longest("eedly", "eed") is { } eed)
        {
            word.Cut(word.InR1(eed.Length) ? eed.Length - 2 : 0);
            return;
        }
        if (word.Longest("ingly", "edly", "ing", "ed") is not { } suffix || !word.HasVowel(word.Length - suffix.Length))
        {
            return;
        }
        word.Cut(suffix.Length);
        if (word.Longest("at", "bl", "iz") is not null || word.IsShort)
        {
            word.Append("e");
        }
        else if (word.Longest("bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt") is not null)
        {
            word.Cut(1);
        }
    }

    private static void FinalY(SnowballWord word)
    {
        if (word.Length > 2 && word[^1] is 'y' or 'Y' && !SnowballWord.IsVowel(word[^2]))
        {
            word.Replace(1, "i");
        }
    }

    private static void DoubleSuffix(SnowballWord word)
    {
        var (suffix, replacement) = Step2.FirstOrDefault(r => word.EndsWith(r.Suffix));
        var allowed = suffix switch
        {
            null => false,
            "ogi" => word.Length > 3 && word[^4] == 'l',
            "li" => word.Length > 2 && "cdeghkmnrt".Contains(word[^3]),
            _ => true,
        };
        if (allowed && word.InR1(suffix!.Length))
        {
            word.Replace(suffix.Length, replacement);
        }
    }

    private static void Suffix(SnowballWord word)
    {
        var (suffix, replacement) = Step3.FirstOrDefault(r => word.EndsWith(r.Suffix));
        if (suffix is not null && (suffix == "ative" ? word.InR2(5) : word.InR1(suffix.Length)))
        {
            word.Replace(suffix.Length, replacement);
        }
    }

    private static void LastSuffix(SnowballWord word)
    {
        if (word.Longest(Step4) is { } suffix && word.InR2(suffix.Length))
        {
            word.Cut(suffix != "ion" || word[^4] is 's' or 't' ? suffix.Length : 0);
        }
    }

    private static void FinalLetter(SnowballWord word)
    {
        var dropped = word.EndsWith("e")
            ? word.InR2(1) || (word.InR1(1) && !word.EndsInShortSyllable(1))
            : word.EndsWith("ll") && word.InR2(1);
        word.Cut(dropped ? 1 : 0);
    }
}
