using PersonaNotebooks.Imitation.Posts;

namespace PersonaNotebooks.Imitation.Masking;

/// <summary>Chooses the words of a post that an imitation has to find again.</summary>
public interface IMasker
{
    /// <summary>Masks a post; null when it has no word to mask.</summary>
    Task<MaskedPost?> MaskAsync(UserPost post, CancellationToken cancellationToken = default);
}
