using System.Text.RegularExpressions;
using PersonaNotebooks.Imitation.Masking;

namespace PersonaNotebooks.Imitation.Scoring;

/// <summary>What a prediction put into the slots of a masked post, found by aligning the two token by token.</summary>
/// <param name="Fills">The text in each slot; empty where the slot was left empty or masked.</param>
/// <param name="EditsOutside">Tokens outside the slots that were added, lost or changed (a change counts two).</param>
public sealed partial record SlotReading(IReadOnlyList<string> Fills, int EditsOutside)
{
    private const int MostTokens = 2000;

    /// <summary>Slots that hold nothing.</summary>
    public int Unfilled => Fills.Count(f => f.Length == 0);

    /// <summary>
    /// The cheapest alignment: 1 for each fixed token lost and each token added outside a slot, 0.9 for an empty slot, 1.5 for a mark
    /// of punctuation in one. A slot takes as many tokens as it had, at most. Letter case is ignored.
    /// </summary>
    /// <exception cref="InputException">A text of more than 2,000 tokens.</exception>
    public static SlotReading Of(MaskedPost masked, string prediction)
    {
        var wanted = Template(masked);
        var given = Token().Matches(prediction).Select(m => m.Value).ToArray();
        if (wanted.Count > MostTokens || given.Length > MostTokens)
        {
            throw new InputException(
                $"A masked post and its prediction may have {MostTokens} tokens each, not {wanted.Count} and {given.Length}."
            );
        }
        double Price(int end, int taken) =>
            taken == 0 ? 0.9 : 1.5 * given[(end - taken)..end].Count(t => t.Length == 1 && !char.IsLetterOrDigit(t[0]));
        var cost = Costs(wanted, given, Price);
        List<string>[] fills = [.. masked.Slots.Select(_ => new List<string>())];
        var edits = 0;
        var (i, j) = (wanted.Count, given.Length);
        while (i > 0 || j > 0)
        {
            var slot = i > 0 ? wanted[i - 1].Slot : -1;
            if (
                i > 0
                && slot < 0
                && j > 0
                && Same(wanted[i - 1].Text, given[j - 1])
                && cost[i, j] == cost[i - 1, j - 1]
            )
            {
                (i, j) = (i - 1, j - 1);
            }
            else if (slot >= 0 && Take(cost, i, j, wanted[i - 1].Longest, Price) is >= 0 and var taken)
            {
                fills[slot].AddRange(given[(j - taken)..j]);
                (i, j) = (i - 1, j - taken);
            }
            else if (i > 0 && slot < 0 && cost[i, j] == cost[i - 1, j] + 1)
            {
                edits++;
                i--;
            }
            else
            {
                edits++;
                j--;
            }
        }
        return new([.. fills.Select(f => Written(string.Join(' ', f)))], edits);
    }

    private static double[,] Costs(IReadOnlyList<Wanted> wanted, string[] given, Func<int, int, double> price)
    {
        var cost = new double[wanted.Count + 1, given.Length + 1];
        for (var i = 0; i <= wanted.Count; i++)
        {
            for (var j = 0; j <= given.Length; j++)
            {
                if (i == 0)
                {
                    cost[i, j] = j;
                    continue;
                }
                var (text, slot, longest) = wanted[i - 1];
                var best = j > 0 ? cost[i, j - 1] + 1 : double.PositiveInfinity;
                if (slot < 0)
                {
                    best = Math.Min(best, cost[i - 1, j] + 1);
                    best = j > 0 && Same(text, given[j - 1]) ? Math.Min(best, cost[i - 1, j - 1]) : best;
                }
                for (var taken = 0; slot >= 0 && taken <= Math.Min(j, longest); taken++)
                {
                    best = Math.Min(best, cost[i - 1, j - taken] + price(j, taken));
                }
                cost[i, j] = best;
            }
        }
        return cost;
    }

    private static int Take(double[,] cost, int i, int j, int longest, Func<int, int, double> price)
    {
        for (var taken = Math.Min(j, longest); taken >= 0; taken--)
        {
            if (cost[i, j] == cost[i - 1, j - taken] + price(j, taken))
            {
                return taken;
            }
        }
        return -1;
    }

    /// <summary>A token of the template: a fixed one, or a slot (its number is not negative) with the most tokens that it takes.</summary>
    private readonly record struct Wanted(string Text, int Slot, int Longest);

    private static List<Wanted> Template(MaskedPost masked)
    {
        List<Wanted> tokens = [];
        var at = 0;
        foreach (var (index, slot) in masked.Slots.Index())
        {
            tokens.AddRange(Token().Matches(masked.Text[at..slot.Start]).Select(m => new Wanted(m.Value, -1, 0)));
            at = slot.Start + slot.Length;
            tokens.Add(new("", index, Math.Max(1, Token().Count(masked.Text[slot.Start..at]))));
        }
        tokens.AddRange(Token().Matches(masked.Text[at..]).Select(m => new Wanted(m.Value, -1, 0)));
        return tokens;
    }

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static string Written(string fill) =>
        fill.Contains(MaskedPost.Mark, StringComparison.OrdinalIgnoreCase) ? "" : fill;

    [GeneratedRegex(@"\[MASKED\]|\w+(?:['’]\w+)*|[^\w\s]", RegexOptions.IgnoreCase)]
    private static partial Regex Token();
}
