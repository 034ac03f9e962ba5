using PersonaNotebooks.Figures;
using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Personas;

/// <summary>The figures of written personas.</summary>
public static class PersonaFigures
{
    private const int UsualCount = 4,
        Candidates = 4;

    private static readonly Estimate Missing = Estimate.Exact(double.NaN, "no usable text");

    /// <summary>Polarity and subjectivity by tier, side by side, with intervals over people.</summary>
    /// <param name="audits">The tiers, in drawing order; one without texts is left empty.</param>
    /// <exception cref="InputException">No tier has a text.</exception>
    public static Figure Tone(IReadOnlyList<TierAudit> audits)
    {
        Figure One(Func<TierAudit, Estimate?> value) =>
            Figure.Dots(audits.Select(a => a.Tier), audits.Select(a => value(a) ?? Missing));
        return Figure.SmallMultiples(
            2,
            ("polarity (VADER compound, -1 to 1)", One(a => a.Polarity)),
            ("subjectivity (cue sentences, 0 to 1)", One(a => a.Subjectivity))
        );
    }

    /// <summary>
    /// The words most typical of one set of texts against another, by log-odds with 95 % intervals over people, the highest lower end first. They are chosen by the
    /// same texts, so the intervals of the first are too favourable.
    /// </summary>
    /// <param name="texts">The texts whose words are shown, one for each person.</param>
    /// <param name="others">The texts they are compared with, one for each person.</param>
    /// <param name="seed">Draws people.</param>
    /// <param name="most">How many words.</param>
    /// <exception cref="InputException">A set holds no word.</exception>
    public static Figure Words(IReadOnlyList<string> texts, IReadOnlyList<string> others, Seed seed, int most = 20)
    {
        var all = WordUse.Compare(texts, others).Where(r => r.Count > 0).ToList();
        // A word said once or twice has an interval as wide as the figure.
        var usual = all.Where(r => r.Count >= UsualCount).ToList();
        string[] words = [.. (usual.Count > 0 ? usual : all).Take(Candidates * most).Select(r => r.Word)];
        // Sure by words is not sure by people: the lower end over people puts them in order.
        var shown = words
            .Zip(WordUse.Intervals(texts, others, words, seed), (word, odds) => (Word: word, Odds: odds))
            .OrderByDescending(w => w.Odds.Low)
            .ThenBy(w => w.Word, StringComparer.Ordinal)
            .Take(most)
            .ToList();
        return Figure.Dots(shown.Select(w => w.Word), shown.Select(w => w.Odds)).VerticalLine(0, "as usual in both");
    }
}
