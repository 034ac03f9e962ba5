using PersonaNotebooks.Imitation.Posts;

namespace PersonaNotebooks.Imitation.Masking;

/// <summary>Masks what any of several maskers masks.</summary>
/// <param name="maskers">Maskers of the same text.</param>
public sealed class UnionMasker(params IReadOnlyList<IMasker> maskers) : IMasker
{
    /// <inheritdoc/>
    public async Task<MaskedPost?> MaskAsync(UserPost post, CancellationToken cancellationToken = default)
    {
        List<MaskedPost> masks = [];
        foreach (var masker in maskers)
        {
            if (await masker.MaskAsync(post, cancellationToken).ConfigureAwait(false) is { } mask)
            {
                masks.Add(mask);
            }
        }
        if (masks.Count == 0)
        {
            return null;
        }
        List<Slot> slots = [];
        foreach (var slot in masks.SelectMany(m => m.Slots).OrderBy(s => s.Start).ThenByDescending(s => s.Length))
        {
            if (slots.Count == 0 || slot.Start >= slots[^1].Start + slots[^1].Length)
            {
                slots.Add(slot);
            }
        }
        return new(masks[0].Text, slots);
    }
}
