using System.Text;
using PersonaNotebooks.Imitation.Posts;
using PersonaNotebooks.Prompts;

namespace PersonaNotebooks.Imitation.Loop;

/// <summary>A user's history as a model reads it: posts, then replies, each with its message where that is asked for. No user id stands in it.</summary>
internal static class HistoryText
{
    /// <summary>Writes the history; items that no longer fit are left out from the end.</summary>
    /// <param name="user">The user.</param>
    /// <param name="longest">The most characters.</param>
    /// <param name="withMessages">Whether a reply stands below the message that it answers.</param>
    public static string Of(ImitatedUser user, int longest, bool withMessages)
    {
        StringBuilder text = new();
        foreach (var post in user.History.OrderBy(p => p.IsReply))
        {
            var line =
                withMessages && post.ParentText is { } message
                    ? Prompt
                        .Load("imitation-history-exchange")
                        .Fill(("message", OneLine.Of(message)), ("text", OneLine.Of(post.Text)))
                : post.IsReply ? Prompt.Load("imitation-history-reply").Fill(("text", OneLine.Of(post.Text)))
                : Prompt.Load("imitation-history-post").Fill(("text", OneLine.Of(post.Text)));
            if (text.Length + line.Length > longest)
            {
                break;
            }
            text.Append(line).Append('\n');
        }
        return text.Length > 0
            ? text.ToString().TrimEnd()
            : throw new InputException(
                $"The history of {user.Id} has no item shorter than {longest} characters; nothing can be learnt from it."
            );
    }

    /// <summary>Cuts a text at the last blank before a length.</summary>
    public static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }
        var end = text.LastIndexOf(' ', longest);
        return text[..(end > 0 ? end : longest)].TrimEnd();
    }
}
