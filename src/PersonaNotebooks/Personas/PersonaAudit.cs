using PersonaNotebooks.Metrics.Text;
using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Personas;

/// <summary>Measures what a model wrote, tier by tier.</summary>
public static class PersonaAudit
{
    private const int Pair = 2;

    /// <summary>Audits the personas of one tier.</summary>
    /// <param name="written">What came of writing them.</param>
    /// <param name="seed">Draws the resamples.</param>
    /// <param name="lexicon">Valences for polarity and subjectivity; our own when null.</param>
    /// <exception cref="InputException">There is nobody.</exception>
    public static TierAudit Of(IReadOnlyList<WrittenPersona> written, Seed seed, SentimentLexicon? lexicon = null)
    {
        if (written.Count == 0)
        {
            throw new InputException("A tier of zero people cannot be audited; write at least one persona.");
        }
        var tier = written[0].Tier;
        var usable = written.Where(w => w.Persona is not null).ToArray();
        string[] texts = [.. usable.Select(w => w.Persona!.Text)];
        SentimentAnalyzer sentiment = new(lexicon);
        Subjectivity subjectivity = new(lexicon);
        var own = seed.For(tier);
        return new(
            tier,
            written.Count,
            usable.Length,
            Mean([.. texts.Select(t => (double)PersonaControls.Words(t))], own),
            Mean([.. texts.Select(t => sentiment.Score(t).UnroundedCompound)], own),
            Mean([.. texts.Select(subjectivity.Score)], own),
            NgramDiversity.Of(texts.Select(t => t.ToLowerInvariant()), Pair).Distinct,
            Share(written, w => w.FirstFaults.Any(f => f.Kind == TableFaultKind.Altered))!,
            Share(usable, w => w.LastFaults.Any(f => f.Kind == TableFaultKind.Altered)),
            Share(written, w => w.FirstFaults.Any(f => f.Kind == TableFaultKind.OutOfList))!,
            Share(written, w => w.CutOff > 0)!,
            tier is Tiers.Objective or Tiers.Subjective
                ? Share(usable, w => ContradictionRules.Broken(w.Persona!.Fields).Count > 0)
                : null
        );
    }

    /// <summary>The meta tier as if it had been written, so that it stands in the same table.</summary>
    public static IReadOnlyList<WrittenPersona> Meta(IEnumerable<Persona> meta) =>
        [.. meta.Select(p => new WrittenPersona(p, Tiers.Meta, p, [], [], []))];

    private static Estimate? Share(IReadOnlyCollection<WrittenPersona> people, Func<WrittenPersona, bool> has) =>
        people.Count == 0 ? null : Wilson.Proportion(people.Count(has), people.Count);

    private static Estimate? Mean(double[] values, Seed seed)
    {
        double[] known = [.. values.Where(double.IsFinite)];
        return known.Length switch
        {
            0 => null,
            1 => Estimate.Exact(known[0], "a single text"),
            _ => ClusterBootstrap.Mean(known, [new("person", [.. Enumerable.Range(0, known.Length)])], seed),
        };
    }
}
