namespace PersonaNotebooks.Personas;

/// <summary>How much of a persona a model wrote: four tiers in rising order, and controls that take one thing away each.</summary>
public static class Tiers
{
    /// <summary>Age, sex, race and state from the census sample; no word by a model.</summary>
    public const string Meta = "meta";

    /// <summary>A table of 20 factual fields, mostly from closed lists.</summary>
    public const string Objective = "objective";

    /// <summary>The objective table and, below it, traits, habits, ideology, party and religion.</summary>
    public const string Subjective = "subjective";

    /// <summary>A free narrative.</summary>
    public const string Descriptive = "descriptive";

    /// <summary>Control: nobody in particular, an empty text.</summary>
    public const string Nobody = "nobody";

    /// <summary>Control: the meta tier with neutral sentences, as long as the person's descriptive text.</summary>
    public const string MetaPadded = "meta-padded";

    /// <summary>Control: the subjective tier, with fewer fields or padded, as long as the person's descriptive text.</summary>
    public const string SubjectiveMatched = "subjective-matched";

    /// <summary>Control: the objective table as running text instead of lines.</summary>
    public const string ObjectiveProse = "objective-prose";

    /// <summary>Control: the descriptive text of someone else from the sample.</summary>
    public const string DescriptiveShuffled = "descriptive-shuffled";

    /// <summary>The four tiers, least model text first.</summary>
    public static IReadOnlyList<string> Written { get; } = [Meta, Objective, Subjective, Descriptive];

    /// <summary>The controls.</summary>
    public static IReadOnlyList<string> Controls { get; } =
    [Nobody, MetaPadded, SubjectiveMatched, ObjectiveProse, DescriptiveShuffled];

    /// <summary>Reads a choice such as <c>meta,objective</c>; <c>all</c> means the four tiers, <c>controls</c> the controls.</summary>
    /// <returns>The tiers without repeats, in the order of <see cref="Written"/> and <see cref="Controls"/>.</returns>
    /// <exception cref="InputException">An unknown tier, or none.</exception>
    public static IReadOnlyList<string> Parse(string choice)
    {
        var words = choice.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        HashSet<string> chosen = new(StringComparer.OrdinalIgnoreCase);
        foreach (var word in words)
        {
            chosen.UnionWith(
                word.ToLowerInvariant() switch
                {
                    "all" => Written,
                    "controls" => Controls,
                    var tier when Written.Contains(tier) || Controls.Contains(tier) => [tier],
                    _ => throw new InputException($"There is no tier '{word}'; {Known}."),
                }
            );
        }
        return chosen.Count > 0
            ? [.. Written.Concat(Controls).Where(chosen.Contains)]
            : throw new InputException($"No tier was named; {Known}.");
    }

    /// <summary>A tier's place in the drawing order; unknown ones last.</summary>
    public static int Place(string tier)
    {
        string[] all = [.. Written, .. Controls];
        return Array.IndexOf(all, tier) is >= 0 and var place ? place : all.Length;
    }

    private static string Known => $"use {string.Join(", ", Written.Concat(Controls))}, 'all' or 'controls'";
}
