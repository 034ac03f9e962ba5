using PersonaNotebooks.Prompts;

namespace PersonaNotebooks.Simulacra;

/// <summary>The ten items that the attributes alone give: five cloze, three single choice, two multiple choice. Those on the story are a person's to write.</summary>
public static class AttributeItems
{
    /// <summary>The items; the wrong options are drawn from the pools.</summary>
    public static IReadOnlyList<Item> Of(Attributes a, AttributePools pools, Seed seed)
    {
        var questions = Questions();
        Item Cloze(string topic) => new(ItemKind.Cloze, topic, questions[topic], [], ItemTruth.Of(topic, a)!);
        Item Choice(ItemKind kind, string topic, IReadOnlyList<string> pool, int wrong)
        {
            var right = ItemTruth.Of(topic, a)!;
            var others = seed.For($"items/{topic}").Stream().Some([.. pool.Except(right)], wrong);
            return new(kind, topic, questions[topic], [.. right, .. others], right);
        }
        return
        [
            .. Item.Topics(ItemKind.Cloze).Select(Cloze),
            Choice(ItemKind.Single, "family", pools.Families, 3),
            Choice(ItemKind.Single, "education", pools.Education, 3),
            Choice(ItemKind.Single, "long-term-goal", pools.LongTermGoals, 3),
            Choice(ItemKind.Multiple, "hobbies", pools.Hobbies, 3),
            Choice(ItemKind.Multiple, "short-term-goals", pools.ShortTermGoals, 3),
        ];
    }

    // "topic: question" a line, in a prompt file, since these are put to models.
    private static Dictionary<string, string> Questions() =>
        Prompt
            .Load("simulacra-attribute-questions")
            .Fill()
            .Split('\n')
            .Select(line => line.Split(": ", 2))
            .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);
}
