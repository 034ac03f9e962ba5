namespace PersonaNotebooks.Simulacra;

/// <summary>Checks a character against the pools, the bank and itself. Nothing is mended; every fault is told.</summary>
/// <param name="pools">What attributes may be.</param>
/// <param name="bank">What sentences a personality may hold; null to leave them unchecked.</param>
public sealed class CharacterCheck(AttributePools pools, PersonalityBank? bank = null)
{
    // Drawn characters are 20 to 55; one made from a census person may be any adult.
    private const int LeastAge = 18;
    private const int MostAge = 99;

    /// <summary>The fewest paragraphs of a finished story.</summary>
    public const int LeastParagraphs = 25;

    /// <summary>The fewest words of a finished story.</summary>
    public const int LeastWords = 2500;

    /// <summary>What is wrong with a character, a sentence each; empty when nothing is.</summary>
    /// <param name="c">The character.</param>
    /// <param name="finished">True to ask for the counts of a finished character as well.</param>
    public IReadOnlyList<string> Faults(Character c, bool finished = true) =>
        [
            .. Attributes(c.Attributes)
                .Concat(Traits(c.Personality))
                .Concat(Questions(c))
                .Concat(MemoryFaults.Of(c).Select(f => f.ToString()))
                .Concat(Contradictions.Of(c).Select(f => f.ToString()))
                .Concat(finished ? Counts(c) : [])
                .Select(fault => $"{c.Slug}: {fault}"),
        ];

    private IEnumerable<string> Attributes(Attributes a)
    {
        if (a.Id.Length != 3 || !a.Id.All(char.IsAsciiDigit))
        {
            yield return $"id '{a.Id}' is not three digits.";
        }
        if (!AttributePools.Genders.Contains(a.Gender))
        {
            yield return $"gender '{a.Gender}' is not one of {string.Join(", ", AttributePools.Genders)}.";
        }
        if (a.Age is < LeastAge or > MostAge)
        {
            yield return $"age {a.Age} is not between {LeastAge} and {MostAge}.";
        }
        if (Simulacra.Attributes.AgeOn(a.BirthDate, a.ReferenceDay) is var age && age != a.Age)
        {
            yield return $"born on {a.Birthday}, the character is {age} on the reference day, not {a.Age}.";
        }
        foreach (var (field, values, pool, count) in Fields(a))
        {
            if (values.Count != count || values.Distinct(StringComparer.Ordinal).Count() != count)
            {
                yield return $"{field} needs {count} different values, not {values.Count}.";
            }
            foreach (var value in values.Where(v => !pool.Contains(v)))
            {
                yield return $"{field} '{value}' does not stand in pools.yaml.";
            }
        }
    }

    private (string, IReadOnlyList<string>, IReadOnlyList<string>, int)[] Fields(Attributes a) =>
        [
            ("occupation", [a.Occupation], pools.Occupations, 1),
            ("hobbies", a.Hobbies, pools.Hobbies, 3),
            ("family", [a.Family], pools.Families, 1),
            ("education", [a.Education], pools.Education, 1),
            ("short-term-goals", a.ShortTermGoals, pools.ShortTermGoals, 3),
            ("long-term-goal", [a.LongTermGoal], pools.LongTermGoals, 1),
        ];

    private IEnumerable<string> Traits(Personality p) =>
        bank is null
            ? []
            : p
                .Ranking.SelectMany(
                    (f, i) => p.Sentences[i].Where(s => !bank[f, i + 1].Contains(s)).Select(s => (f, Rank: i + 1, s))
                )
                .Select(t => $"the sentence '{t.s}' does not stand in the bank for {t.f} at rank {t.Rank}.");

    private static IEnumerable<string> Questions(Character c)
    {
        var last = c.Story.Paragraphs.Count;
        foreach (var item in c.Items)
        {
            if (item.Paragraph > last || (item.Topic == "story" && item.Paragraph is null))
            {
                yield return $"items.yaml: '{item.Question}' needs the number of a paragraph from 1 to {last}.";
            }
            if (
                ItemTruth.Of(item.Topic, c.Attributes) is { } truth
                && !truth.Order().SequenceEqual(item.Answers.Order())
            )
            {
                yield return $"items.yaml: the answer to '{item.Question}' is {string.Join(", ", item.Answers)}, but character.yaml says {string.Join(", ", truth)}.";
            }
        }
        foreach (var q in c.RetrievalQuestions.Where(q => q.Paragraph > last))
        {
            yield return $"retrieval-questions.yaml: '{q.Question}' points at paragraph {q.Paragraph} of {last}.";
        }
    }

    private static IEnumerable<string> Counts(Character c)
    {
        if (c.Biography.Words is < 350 or > 500)
        {
            yield return $"the biography has {c.Biography.Words} words; it should have 350 to 500.";
        }
        if (c.Story.Paragraphs.Count < LeastParagraphs || c.Story.Words < LeastWords)
        {
            yield return $"the life story has {c.Story.Paragraphs.Count} paragraphs and {c.Story.Words} words; it should have {LeastParagraphs} and {LeastWords} at least.";
        }
        foreach (var kind in Enum.GetValues<ItemKind>())
        {
            var topics = c.Items.Where(i => i.Kind == kind).Select(i => i.Topic).Order(StringComparer.Ordinal);
            if (!topics.SequenceEqual(Item.Topics(kind).Order(StringComparer.Ordinal)))
            {
                yield return $"items.yaml: the {kind.ToString().ToLowerInvariant()} items should have the topics {string.Join(", ", Item.Topics(kind))}.";
            }
        }
        if (c.Scenarios.Count != 5)
        {
            yield return $"there are {c.Scenarios.Count} scenarios; there should be 5.";
        }
        if (c.RetrievalQuestions.Count != 20)
        {
            yield return $"there are {c.RetrievalQuestions.Count} retrieval questions; there should be 20.";
        }
    }
}
