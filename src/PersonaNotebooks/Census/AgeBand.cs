using System.Globalization;
using System.Text.RegularExpressions;

namespace PersonaNotebooks.Census;

/// <summary>A band of years of age as a table publishes it, both ends included.</summary>
/// <param name="From">The youngest age.</param>
/// <param name="To">The oldest age; <see cref="Oldest"/> where the band is open.</param>
public readonly partial record struct AgeBand(int From, int To)
{
    /// <summary>Stands for the end of an open band.</summary>
    public const int Oldest = 120;

    /// <summary>The middle year; for an open band five years above its start.</summary>
    public int Middle => To == Oldest ? From + 5 : (From + To + 1) / 2;

    /// <summary>Reads "35-44" or "85+".</summary>
    /// <exception cref="InputException">The text is neither.</exception>
    public static AgeBand Parse(string text) =>
        text.EndsWith('+') && Year(text[..^1]) is { } start ? new(start, Oldest)
        : text.Split('-') is [var from, var to] && Year(from) is { } first && Year(to) is { } last ? new(first, last)
        : throw new InputException($"'{text}' is not a band of ages such as 35-44 or 85+.");

    /// <summary>Reads a step of a label of the Bureau's, such as "18 and 19 years", "85 years and over" or "Householder under 25 years" (18-24); null when it is no age of adults.</summary>
    public static AgeBand? OfLabel(string step)
    {
        if (step == "Householder under 25 years")
        {
            return new(18, 24);
        }
        var match = Label().Match(step);
        if (!match.Success)
        {
            return null;
        }
        var from = Year(match.Groups[1].Value)!.Value;
        return new(from, match.Groups[2].Success ? Year(match.Groups[2].Value)!.Value : Oldest);
    }

    /// <summary>Of some bands the one that holds the middle of this one: a table's band for an age that its bands cut elsewhere.</summary>
    /// <exception cref="InputException">None holds it.</exception>
    public int PositionIn(IReadOnlyList<string> bands)
    {
        for (var i = 0; i < bands.Count; i++)
        {
            if (Parse(bands[i]) is var band && band.From <= Middle && Middle <= band.To)
            {
                return i;
            }
        }
        throw new InputException($"No band of {string.Join(", ", bands)} holds the ages {this}.");
    }

    /// <summary>Whether all ages of this band lie in another.</summary>
    public bool Within(AgeBand other) => other.From <= From && To <= other.To;

    /// <inheritdoc/>
    public override string ToString() => To == Oldest ? $"{From}+" : $"{From}-{To}";

    private static int? Year(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;

    [GeneratedRegex(@"^(?:Householder )?(\d+) (?:(?:to|and) (\d+) years|years and over)$")]
    private static partial Regex Label();
}
