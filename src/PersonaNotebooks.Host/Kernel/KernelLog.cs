using System.Globalization;
using System.Text.RegularExpressions;

namespace PersonaNotebooks.Host.Kernel;

/// <summary>
/// What the kernel tells whoever started it, one line each. A peer that misbehaves all the time can neither fill a disk nor hide
/// what others do: of each kind of line (the same but for its numbers) the first are written, then each tenth, hundredth,
/// thousandth ... time with the count.
/// </summary>
public sealed partial class KernelLog(TextWriter writer)
{
    /// <summary>How many lines of a kind are written one by one.</summary>
    public const int MostOfAKind = 10;

    private const int MostKinds = 200;
    private const string AnyOther = "a line of yet another kind";

    private readonly Lock alone = new();
    private readonly Dictionary<string, long> kinds = [];

    /// <summary>Writes a line; from any thread.</summary>
    public void Write(string line)
    {
        lock (alone)
        {
            var kind = Numbers().Replace(line, "#");
            if (kinds.Count >= MostKinds && !kinds.ContainsKey(kind))
            {
                (kind, line) = (AnyOther, AnyOther);
            }
            var count = kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
            if (count <= MostOfAKind)
            {
                writer.WriteLine($"persona kernel: {line}");
            }
            else if (IsPowerOfTen(count))
            {
                writer.WriteLine($"persona kernel: {line} ({Text(count)} times so far)");
            }
        }
    }

    /// <summary>Tells how often the lines came that were left out; called at the end.</summary>
    public void Close()
    {
        lock (alone)
        {
            foreach (var (kind, count) in kinds.Where(kind => kind.Value > MostOfAKind))
            {
                writer.WriteLine($"persona kernel: in all {Text(count)} times: {kind}");
            }
        }
    }

    private static string Text(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static bool IsPowerOfTen(long count)
    {
        while (count % 10 == 0)
        {
            count /= 10;
        }
        return count == 1;
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Numbers();
}
