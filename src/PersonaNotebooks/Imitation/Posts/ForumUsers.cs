using PersonaNotebooks.Models.Corpora;

namespace PersonaNotebooks.Imitation.Posts;

/// <summary>The fictional town forum as users to imitate: the default data, whose truth is known because we planted it.</summary>
public static class ForumUsers
{
    /// <summary>Expands the forum.</summary>
    /// <param name="seed">The same seed gives the same texts.</param>
    /// <param name="each">How many posts, and how many replies, each of the twelve people writes.</param>
    public static PostSet Read(Seed seed, int each = 60)
    {
        var forum = ForumCorpus.Expand(seed, each);
        return PostSet.Of(
            forum.Posts.Concat(forum.Replies).Select(p => new UserPost(p.Id, p.Author, p.Text) { ParentId = p.Parent })
        );
    }
}
