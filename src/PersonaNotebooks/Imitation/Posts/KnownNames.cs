using System.Text.RegularExpressions;

namespace PersonaNotebooks.Imitation.Posts;

/// <summary>
/// Replaces the names of all writers of a source, wherever they stand as a word of their own in a text or in a message that is answered.
/// </summary>
/// <remarks>
/// Names of fewer than three characters and of nothing but small letters that are also a common word of the texts (in more than one text in a
/// hundred) stay: taking out every "the" would tell more of the texts than it hides.
/// </remarks>
internal static partial class KnownNames
{
    private const int Shortest = 3;
    private const double CommonShare = 0.01;

    /// <summary>Reads posts and hides every name that the reading met.</summary>
    /// <param name="read">Reads, and adds the names.</param>
    public static IReadOnlyList<UserPost> Hide(Func<ICollection<string>, IEnumerable<UserPost>> read)
    {
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        UserPost[] posts = [.. read(names)];
        names.RemoveWhere(n => n.Length < Shortest);
        var common = posts
            .SelectMany(p => Word().Matches(p.Text).Select(m => m.Value).Where(names.Contains).Distinct())
            .Where(w => w.All(char.IsAsciiLetterLower))
            .CountBy(w => w)
            .Where(w => w.Value > Math.Max(5, CommonShare * posts.Length))
            .Select(w => w.Key)
            .ToArray();
        names.ExceptWith(common);
        string Without(string text) => Word().Replace(text, m => names.Contains(m.Value) ? Pseudonym.Mention : m.Value);
        return
        [
            .. posts.Select(p =>
                p with
                {
                    Text = Without(p.Text),
                    ParentText = p.ParentText is { } parent ? Without(parent) : null,
                    MaskedText = p.MaskedText is { } masked ? Without(masked) : null,
                }
            ),
        ];
    }

    // Nicks of chats hold marks that words do not.
    [GeneratedRegex(@"(?<![\w@])[\w][\w\-`^|]*\w(?!\w)")]
    private static partial Regex Word();
}
