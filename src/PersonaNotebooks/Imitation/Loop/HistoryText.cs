using System.Text;
using PersonaNotebooks.Imitation.Posts;
using PersonaNotebooks.Prompts;

namespace PersonaNotebooks.Imitation.Loop;

/// <summary>A user's history as a model reads it: posts, then message and reply in pairs. No name stands in it.</summary>
internal static class HistoryText
{
    /// <summary>Writes the history; items that no longer fit are left out from the end.</summary>
    public static string Of(ImitatedUser user, int longest)
    {
        StringBuilder text = new();
        foreach (var post in user.History.OrderBy(p => p.IsReply))
        {
            var line = post.IsReply
                ? Prompt.Load("imitation-history-reply").Fill(("text", OneLine.Of(post.Text)))
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
