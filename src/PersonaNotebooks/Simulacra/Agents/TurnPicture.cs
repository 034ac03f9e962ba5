using System.Globalization;
using System.Net;
using System.Text;
using PersonaNotebooks.Display;

namespace PersonaNotebooks.Simulacra;

/// <summary>A turn as a picture that a notebook shows: what was said, the branches side by side, what was sent, the answer. All text is escaped.</summary>
/// <param name="turn">The trace.</param>
[TypeFormatterSource(typeof(TurnFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed class TurnPicture(Turn turn)
{
    private const string Edge =
        "border:1px solid rgba(128,128,128,0.45);padding:6px 10px;vertical-align:top;text-align:left;";

    /// <summary>The picture as an HTML table without scripts, classes or ids.</summary>
    public string ToHtml()
    {
        StringBuilder html = new("<table style=\"border-collapse:collapse;max-width:760px\">\n");
        var branches = Branches();
        var span = Math.Max(1, branches.Count);
        Row(html, span, "#0072b2", ("said to the character", turn.Stimulus.Text));
        if (branches.Count > 0)
        {
            html.Append("<tr>");
            foreach (var (title, text) in branches)
            {
                html.Append(
                    CultureInfo.InvariantCulture,
                    $"<td style=\"{Edge}width:{100 / span}%\">{Head(title, "#009e73")}{Escape(text)}</td>"
                );
            }
            html.Append("</tr>\n");
        }
        Row(
            html,
            span,
            "#57606a",
            (turn.Quoted ? "what a model that can write would be sent" : "sent to the answering model", Sent())
        );
        Messages(html, span);
        Row(html, span, "#d55e00", (AnswerTitle, Answer));
        return html.Append("</table>\n").ToString();
    }

    /// <summary>The same as text.</summary>
    public override string ToString() =>
        string.Join(
            '\n',
            [
                $"said to the character: {turn.Stimulus.Text}",
                .. Branches().Select(b => $"{b.Title}: {b.Text}"),
                $"sent: {Sent()}",
                $"{AnswerTitle}: {Answer}",
            ]
        );

    private List<(string Title, string Text)> Branches()
    {
        List<(string, string)> branches = [];
        if (turn.Recalled.Count > 0)
        {
            branches.Add(
                (
                    "memory agent",
                    string.Join(
                        "\n",
                        turn.Recalled.Select(r =>
                            string.Create(
                                CultureInfo.InvariantCulture,
                                $"memory {r.Memory.Key}, score {r.Score:0.0}: {r.Memory.Summary}"
                            )
                        )
                    )
                )
            );
        }
        if (turn.Passages.Count > 0)
        {
            branches.Add(("passages of the story", string.Join("\n…\n", turn.Passages)));
        }
        if (turn.Thinking is { } thinking)
        {
            branches.Add((Agent("thinking"), thinking.Text));
        }
        if (turn.Emotion is { } emotion)
        {
            branches.Add((Agent("emotion"), emotion.Text));
        }
        return branches;
    }

    // What is quoted is retrieval, and the picture says so.
    private string AnswerTitle => turn.Quoted ? "answer, quoted from the character's own texts" : "answer";

    private string Answer => turn.Reply ?? "(only prepared)";

    private string Agent(string name) => turn.Quoted ? $"{name}, quoted from a memory" : $"{name} agent";

    private string Sent() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{turn.Method}, temperature {turn.Temperature:0.0#}: {string.Join(", ", turn.Messages.Select(m => $"{m.Role} ({LifeStory.WordCount(m.Text)} words)"))}{Cost}"
        );

    // What was quoted asked no model, so there is nothing to count.
    private string Cost =>
        turn.Quoted ? "; no model was asked"
        : turn.Tokens is (0, 0) ? "; the model counts no tokens"
        : string.Create(CultureInfo.InvariantCulture, $"; {turn.Tokens.In} tokens in, {turn.Tokens.Out} out");

    // Folded away: exactly what was sent is long.
    private void Messages(StringBuilder html, int span)
    {
        var texts = turn.Messages.Select(m => $"<p><b>{WebUtility.HtmlEncode(m.Role)}</b><br>{Escape(m.Text)}</p>");
        html.Append(
            CultureInfo.InvariantCulture,
            $"<tr><td colspan=\"{span}\" style=\"{Edge}\"><details><summary>the {turn.Messages.Count} messages, word for word</summary>{string.Concat(texts)}</details></td></tr>\n"
        );
    }

    private static void Row(StringBuilder html, int span, string colour, (string Title, string Text) part) =>
        html.Append(
            CultureInfo.InvariantCulture,
            $"<tr><td colspan=\"{span}\" style=\"{Edge}\">{Head(part.Title, colour)}{Escape(part.Text)}</td></tr>\n"
        );

    private static string Head(string title, string colour) =>
        $"<b style=\"color:{colour}\">{WebUtility.HtmlEncode(title)}</b><br>";

    private static string Escape(string text) =>
        WebUtility.HtmlEncode(text).ReplaceLineEndings("\n").Replace("\n", "<br>", StringComparison.Ordinal);
}
