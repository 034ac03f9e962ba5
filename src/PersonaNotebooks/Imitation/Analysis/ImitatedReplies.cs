using PersonaNotebooks.Imitation.Baselines;
using PersonaNotebooks.Imitation.Records;
using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Imitation.Analysis;

/// <summary>How near the replies of a condition come to the persons' style.</summary>
/// <param name="Distance">Burrows's Delta from the person's own replies, mean over users (<see cref="StyleDistance"/>); null with fewer than two users.</param>
/// <param name="Recognised">How often a classifier tells imitation from person (<see cref="AuthorRecognition"/>); null where no user has eight replies.</param>
public sealed record ImitatedReplies(Estimate? Distance, Estimate? Recognised)
{
    /// <summary>Measures the replies of a condition.</summary>
    public static ImitatedReplies Of(RunTable table, BaselineCondition condition, Seed seed) =>
        Of(table.Items.Where(i => i.Stage == condition.ToString()), seed);

    /// <summary>Measures replies.</summary>
    public static ImitatedReplies Of(IEnumerable<ItemRecord> items, Seed seed)
    {
        ItemRecord[] replies = [.. items.Where(i => !i.IsPost && i.Text.Length > 0)];
        var users = replies.CountBy(i => i.User).ToArray();
        return new(
            users.Length < 2 ? null : StyleDistance.Imitated(replies, seed),
            users.Any(u => u.Value >= AuthorRecognition.FewestItems) ? AuthorRecognition.Accuracy(replies, seed) : null
        );
    }
}
