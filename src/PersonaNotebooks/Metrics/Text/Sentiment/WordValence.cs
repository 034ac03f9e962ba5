using System.Runtime.InteropServices;

namespace PersonaNotebooks.Metrics.Text;

/// <summary>The valence of each word of a text after the rules that look at the words around it.</summary>
internal readonly ref struct WordValence
{
    private readonly ReadOnlySpan<SentimentWord> words;
    private readonly bool someCapitals;

    /// <summary>Looks at the words of one text.</summary>
    public WordValence(List<SentimentWord> text)
    {
        words = CollectionsMarshal.AsSpan(text);
        var capitals = 0;
        foreach (var word in words)
        {
            capitals += word.IsCapital ? 1 : 0;
        }
        someCapitals = capitals > 0 && capitals < words.Length;
    }

    /// <summary>The valence of the i-th word.</summary>
    public double Of(int i)
    {
        var word = words[i];
        var isKindOf = word.Known == "kind" && i + 1 < words.Length && words[i + 1].Known == "of";
        if (word.Boost != 0 || isKindOf || word.Valence is not { } valence)
        {
            return 0;
        }
        valence = AfterNo(i, valence);
        if (word.IsCapital && someCapitals)
        {
            valence += valence > 0 ? SentimentRules.Capitals : -SentimentRules.Capitals;
        }
        for (var back = 1; back <= Math.Min(3, i); back++)
        {
            if (words[i - back].Valence is null)
            {
                valence +=
                    Boost(words[i - back], valence)
                    * (
                        back == 3 ? 0.9
                        : back == 2 ? 0.95
                        : 1
                    );
                valence = Negated(i, back, valence);
                if (back == 3)
                {
                    valence = InPhrase(i, valence);
                }
            }
        }
        return AfterLeast(i, valence);
    }

    // "no" before a word of the lexicon only turns that; alone it counts by itself.
    private double AfterNo(int i, double valence)
    {
        var result = words[i].Known == "no" && i + 1 < words.Length && words[i + 1].Valence is not null ? 0 : valence;
        var turned =
            (i > 0 && words[i - 1].Known == "no")
            || (i > 1 && words[i - 2].Known == "no")
            || (i > 2 && words[i - 3].Known == "no" && words[i - 1].Known is "or" or "nor");
        return turned ? valence * SentimentRules.Negation : result;
    }

    private double Boost(SentimentWord word, double valence)
    {
        if (word.Boost == 0)
        {
            return 0;
        }
        var boost = valence < 0 ? -word.Boost : word.Boost;
        if (word.IsCapital && someCapitals)
        {
            boost += valence > 0 ? SentimentRules.Capitals : -SentimentRules.Capitals;
        }
        return boost;
    }

    // "never so" and "never this" make stronger, "without doubt" leaves, other negations turn.
    private double Negated(int i, int back, double valence)
    {
        var word = words[i - back];
        var one = words[i - 1].Known;
        if (back == 2 && word.Known == "never" && one is "so" or "this")
        {
            return valence * 1.25;
        }
        if (back == 2 && word.Known == "without" && one == "doubt")
        {
            return valence;
        }
        if (back == 3)
        {
            var two = words[i - 2].Known;
            if ((word.Known == "never" && two is "so" or "this") || one is "so" or "this")
            {
                return valence * 1.25;
            }
            if (word.Known == "without" && (two == "doubt" || one == "doubt"))
            {
                return valence;
            }
        }
        return word.Negates ? valence * SentimentRules.Negation : valence;
    }

    // Only words with three before them are looked at, as in the reference.
    private double InPhrase(int i, double valence)
    {
        var before =
            Idiom(i - 1, 2) ?? Idiom(i - 2, 3) ?? Idiom(i - 2, 2) ?? Idiom(i - 3, 3) ?? Idiom(i - 3, 2) ?? valence;
        valence = Idiom(i, 3) ?? Idiom(i, 2) ?? before;
        return valence + Dampener(i - 3) + Dampener(i - 2);
    }

    private double? Idiom(int start, int count)
    {
        if (start + count > words.Length || !words[start].InPhrase || !words[start + 1].InPhrase)
        {
            return null;
        }
        foreach (var (phrase, valence) in SentimentRules.Idioms)
        {
            if (phrase.Length == count && IsAt(start, phrase))
            {
                return valence;
            }
        }
        return null;
    }

    private double Dampener(int start)
    {
        foreach (var phrase in SentimentRules.DampeningPhrases)
        {
            if (words[start].InPhrase && IsAt(start, phrase))
            {
                return -SentimentRules.Boost;
            }
        }
        return 0;
    }

    private bool IsAt(int start, string[] phrase)
    {
        for (var i = 0; i < phrase.Length; i++)
        {
            if (words[start + i].Known != phrase[i])
            {
                return false;
            }
        }
        return true;
    }

    // "least" turns, unless "at" or "very" stands before it.
    private double AfterLeast(int i, double valence)
    {
        var least = i > 0 && words[i - 1] is { Known: "least", Valence: null };
        var harmless = i > 1 && words[i - 2].Known is "at" or "very";
        return least && !harmless ? valence * SentimentRules.Negation : valence;
    }
}
