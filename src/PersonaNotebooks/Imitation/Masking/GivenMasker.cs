using PersonaNotebooks.Imitation.Posts;

namespace PersonaNotebooks.Imitation.Masking;

/// <summary>Uses the masked text that a source brings, where its slots can be found in the text; else another masker.</summary>
/// <param name="otherwise">For posts without a usable masked text.</param>
public sealed class GivenMasker(IMasker otherwise) : IMasker
{
    /// <inheritdoc/>
    public Task<MaskedPost?> MaskAsync(UserPost post, CancellationToken cancellationToken = default) =>
        post.MaskedText is { } masked && MaskedPost.Align(OneLine.Of(post.Text), masked) is { } found
            ? Task.FromResult<MaskedPost?>(found)
            : otherwise.MaskAsync(post, cancellationToken);
}
