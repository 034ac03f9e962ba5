using System.Numerics.Tensors;

namespace PersonaNotebooks.Mixtures;

/// <summary>Chooses the pairs that a record is scored with.</summary>
/// <param name="rule">How.</param>
/// <param name="count">M, how many.</param>
/// <param name="explored">With <see cref="PairRule.Top"/>: how many of them are drawn instead.</param>
internal sealed class PairChooser(PairRule rule, int count, int explored)
{
    /// <summary>The pairs of one row of a pass; fewer than M where there are not as many.</summary>
    public ChosenPair[] Choose(GatePass pass, int context, Seed seed)
    {
        var stream = seed.Stream();
        return rule == PairRule.Top ? Top(pass, context, stream)
            : count >= pass.Persona.Columns ? DrawnByPersona(pass, context, stream)
            : Normalised(new PairRace(pass, context, stream).All(count));
    }

    private ChosenPair[] DrawnByPersona(GatePass pass, int context, RandomStream stream)
    {
        var personas = pass.Persona.Columns;
        List<ChosenPair> chosen = [];
        // What does not divide evenly goes to the heaviest personas.
        var weights = pass.Persona.Row(context).ToArray();
        var rank = new int[personas];
        foreach (var (place, k) in Enumerable.Range(0, personas).OrderByDescending(k => weights[k]).Index())
        {
            rank[k] = place;
        }
        PairRace race = new(pass, context, stream);
        for (var k = 0; k < personas; k++)
        {
            var slots = count / personas + (rank[k] < count % personas ? 1 : 0);
            var log = pass.LogPersona.Row(context)[k];
            chosen.AddRange(Normalised(race.Of(k, slots)).Select(c => c with { LogShare = c.LogShare + log }));
        }
        return [.. chosen];
    }

    private ChosenPair[] Top(GatePass pass, int context, RandomStream stream)
    {
        var pairs = Heaviest(pass, context, count - explored);
        if (explored > 0)
        {
            // Enough draws that as many as wanted are not among the heaviest.
            var others = new PairRace(pass, context, stream).All(count).Select(d => d.Pair).Except(pairs);
            pairs = [.. pairs, .. others.Take(explored)];
        }
        double[] logs = [.. pairs.Select(p => pass.LogWeight(context, p))];
        var total = LogSum.Of(logs);
        return [.. pairs.Select((p, i) => new ChosenPair(p, logs[i] - total))];
    }

    private static List<Pair> Heaviest(GatePass pass, int context, int count)
    {
        PriorityQueue<Pair, double> best = new();
        var scaled = new double[pass.Scaled.Columns];
        for (var k = 0; k < pass.Persona.Columns; k++)
        {
            TensorPrimitives.Multiply(pass.Scaled.Row(context), pass.Table.Scaled.Row(k), scaled);
            var weight = pass.Persona.Row(context)[k] / pass.Sums.Row(context)[k];
            while (true)
            {
                var j = TensorPrimitives.IndexOfMax<double>(scaled);
                if (scaled[j] <= 0)
                {
                    break;
                }
                if (best.Count < count)
                {
                    best.Enqueue(new(k, j), weight * scaled[j]);
                }
                else if (!best.TryPeek(out _, out var least) || weight * scaled[j] <= least)
                {
                    break;
                }
                else
                {
                    best.EnqueueDequeue(new(k, j), weight * scaled[j]);
                }
                scaled[j] = 0;
            }
        }
        return [.. best.UnorderedItems.OrderByDescending(i => i.Priority).Select(i => i.Element)];
    }

    private static ChosenPair[] Normalised(List<(Pair Pair, double Share)> drawn)
    {
        var total = drawn.Sum(d => d.Share);
        return [.. drawn.Select(d => new ChosenPair(d.Pair, Math.Log(d.Share / total)))];
    }
}
