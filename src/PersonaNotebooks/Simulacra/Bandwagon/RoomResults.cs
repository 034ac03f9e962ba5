using System.Globalization;
using System.Text;

namespace PersonaNotebooks.Simulacra;

/// <summary>Writes the answers of a bandwagon experiment as CSV.</summary>
public static class RoomResults
{
    /// <summary>Writes one line a trial; <c>read</c> is the line that the reply marks, empty where it marks none.</summary>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public static void Write(string path, IEnumerable<RoomResult> results)
    {
        StringBuilder csv = new("character,method,room,session,trial,critical,correct,majority,read,answer,reply\n");
        foreach (var r in results)
        {
            string[] fields =
            [
                r.Subject,
                r.Method,
                r.Design.Name,
                Text(r.Draw),
                Text(r.Trial.Number),
                r.Trial.Critical ? "1" : "0",
                Text(r.Trial.Correct),
                Text(r.Trial.Majority),
                RoomAnswers.Read(r.Reply) is { } line ? Text(line) : "",
                r.Answer.ToString(),
                r.Reply,
            ];
            csv.AppendJoin(',', fields.Select(f => $"\"{f.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))
                .Append('\n');
        }
        AtomicFile.WriteText(path, csv.ToString());
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
