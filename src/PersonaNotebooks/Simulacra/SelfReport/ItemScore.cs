namespace PersonaNotebooks.Simulacra;

/// <summary>The score of one reply.</summary>
/// <param name="Points">0 to <see cref="Item.MostPoints"/>.</param>
/// <param name="Parsed">Whether the reply could be read; an unread reply has no points and is counted apart.</param>
public readonly record struct ItemScore(int Points, bool Parsed)
{
    /// <summary>Reads and scores a reply: cloze and single choice 2 or 0; multiple choice 2 for each right and -2 for each wrong one, never below 0 (Xie et al. 2025).</summary>
    public static ItemScore Of(ShuffledItem item, string reply) => Of(item, AnswerReader.Read(item, reply));

    /// <summary>Scores what was read.</summary>
    public static ItemScore Of(ShuffledItem item, ReadAnswer answer)
    {
        if (!answer.Parsed)
        {
            return new(0, false);
        }
        if (item.Item.Kind == ItemKind.Cloze)
        {
            return ClozeMatch.IsRight(item.Item, answer.Values[0]) is { } right
                ? new(right ? 2 : 0, true)
                : new(0, false);
        }
        var correct = answer.Values.Count(item.Item.Answers.Contains);
        return new(Math.Max(0, 2 * correct - 2 * (answer.Values.Count - correct)), true);
    }

    /// <summary>What blind guessing gets on average: one option of four, three of six; nothing for cloze.</summary>
    /// <param name="item">The item.</param>
    /// <param name="candidates">How many answers a cloze is chosen among; null when it is written freely.</param>
    public static double Guess(Item item, int? candidates = null) =>
        item.Kind switch
        {
            ItemKind.Cloze => candidates is { } n ? 2.0 / n : 0,
            ItemKind.Single => 2.0 / item.Options.Count,
            // Of the 20 triples one has three right (6 points), nine have two right and one wrong (2 points).
            _ => (6.0 + 9 * 2) / 20,
        };
}
