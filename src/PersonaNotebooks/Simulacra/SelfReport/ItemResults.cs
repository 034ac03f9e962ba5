using System.Globalization;
using System.Text;

namespace PersonaNotebooks.Simulacra;

/// <summary>Writes scored answers as CSV.</summary>
public static class ItemResults
{
    /// <summary>Writes one line an answer.</summary>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public static void Write(string path, IEnumerable<ItemResult> results)
    {
        StringBuilder csv = new(
            "character,model,method,item,draw,kind,topic,question,answer,reply,points,most,parsed\n"
        );
        foreach (var r in results)
        {
            string[] fields =
            [
                r.Character,
                r.Model,
                r.Method,
                Text(r.Number),
                Text(r.Draw),
                r.Item.Kind.ToString().ToLowerInvariant(),
                r.Item.Topic,
                r.Item.Question,
                string.Join("; ", r.Item.Answers),
                r.Reply,
                Text(r.Score.Points),
                Text(r.Item.MostPoints),
                r.Score.Parsed ? "1" : "0",
            ];
            csv.AppendJoin(',', fields.Select(f => $"\"{f.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))
                .Append('\n');
        }
        AtomicFile.WriteText(path, csv.ToString());
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
