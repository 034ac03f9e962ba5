using PersonaNotebooks.Models;
using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Simulacra;

/// <summary>The self report: scored questions about a character's life, put to a simulacrum (Xie et al. 2025). Points are told in percent of the most that can be had.</summary>
public static class SelfReport
{
    /// <summary>Asks every item, the options in a new order at each draw.</summary>
    /// <param name="simulacrum">Who answers.</param>
    /// <param name="responder">Written or scored answers.</param>
    /// <param name="seed">Shuffles options; the same seed shows every method the same orders.</param>
    /// <param name="draws">Answers to each item.</param>
    /// <param name="items">The questions; the character's own when null.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    /// <exception cref="InputException">There is no item, or the model cannot be asked.</exception>
    public static async Task<IReadOnlyList<ItemResult>> AskAsync(
        Simulacrum simulacrum,
        IItemResponder responder,
        Seed seed,
        int draws = 1,
        IReadOnlyList<Item>? items = null,
        CancellationToken cancellationToken = default
    )
    {
        items ??= simulacrum.Character.Items;
        if (items.Count == 0 || draws < 1)
        {
            throw new InputException(
                $"{simulacrum.Character.Name} has {items.Count} items for {draws} draws; a self report needs at least one of each."
            );
        }
        (Item Item, int Number, int Draw)[] calls =
        [
            .. items.SelectMany((item, i) => Enumerable.Range(0, draws).Select(draw => (item, i + 1, draw))),
        ];
        var outcomes = await simulacrum
            .Lab.MapAsync(
                calls,
                async (call, stop) =>
                {
                    var own = seed.For($"self report/{call.Item.Question}", call.Draw);
                    var item = ShuffledItem.Of(call.Item, own);
                    var reply = await responder
                        .AnswerAsync(simulacrum, item, call.Draw, own, stop)
                        .ConfigureAwait(false);
                    return new ItemResult(
                        simulacrum.Character.Slug,
                        simulacrum.Lab.Identity.Model,
                        simulacrum.Options.Label,
                        call.Number,
                        call.Draw,
                        call.Item,
                        reply.Turn.Reply ?? string.Join("; ", reply.Answer.Values),
                        ItemScore.Of(item, reply.Answer)
                    );
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        return outcomes.FirstOrDefault(o => o.Failure is not null)?.Failure is { } failure
            ? throw failure
            : [.. outcomes.Select(o => o.Value!)];
    }

    /// <summary>Percent of the most points, with an interval that resamples items and, where there are several, characters; draws go with their item.</summary>
    /// <remarks>Where every answer has all its points, or none has any, resampling shows no doubt; then Wilson's interval over items holds.</remarks>
    public static Estimate Score(IReadOnlyList<ItemResult> results, Seed seed)
    {
        var (points, most) = (results.Sum(r => r.Score.Points), results.Sum(r => r.Item.MostPoints));
        if (points > 0 && points < most)
        {
            return Resampled(results, [.. results.Select(r => (double)r.Score.Points)], seed);
        }
        var items = results.Select(r => (r.Character, r.Number)).Distinct().Count();
        var share = Wilson.Proportion(points > 0 ? items : 0, items, unit: "item");
        return share with { Value = 100 * share.Value, Low = 100 * share.Low, High = 100 * share.High };
    }

    /// <summary>Percent by which one method is above another on the same items, in the same levels.</summary>
    /// <param name="results">The results of one method.</param>
    /// <param name="baseline">The results of the other, for the same items and draws.</param>
    /// <param name="seed">Draws the resamples.</param>
    /// <exception cref="InputException">The two are not of the same items and draws.</exception>
    public static Estimate Difference(IReadOnlyList<ItemResult> results, IReadOnlyList<ItemResult> baseline, Seed seed)
    {
        static (string, int, int) Key(ItemResult r) => (r.Character, r.Number, r.Draw);
        var other = baseline.ToDictionary(Key, r => r.Score.Points);
        if (other.Count != results.Count || results.FirstOrDefault(r => !other.ContainsKey(Key(r))) is not null)
        {
            throw new InputException(
                "Two methods can only be compared on the same items and draws of the same characters."
            );
        }
        return Resampled(results, [.. results.Select(r => (double)(r.Score.Points - other[Key(r)]))], seed);
    }

    /// <summary>What blind guessing gets, in percent.</summary>
    public static double Guess(IEnumerable<Item> items, IItemResponder responder)
    {
        var all = items.ToArray();
        return 100 * all.Sum(responder.Guess) / all.Sum(i => i.MostPoints);
    }

    private static Estimate Resampled(IReadOnlyList<ItemResult> results, double[] points, Seed seed)
    {
        double[] most = [.. results.Select(r => (double)r.Item.MostPoints)];
        var characters = results.Select(r => r.Character).Distinct(StringComparer.Ordinal).ToList();
        List<SampledLevel> levels =
        [
            new("item", [.. results.Select(r => 1000 * characters.IndexOf(r.Character) + r.Number)]),
        ];
        if (characters.Count > 1)
        {
            levels.Add(new("character", [.. results.Select(r => characters.IndexOf(r.Character))]));
        }
        return ClusterBootstrap.Estimate(
            points,
            levels,
            (values, weights) =>
            {
                var (sum, all) = (0.0, 0.0);
                for (var i = 0; i < values.Length; i++)
                {
                    sum += weights[i] * values[i];
                    all += weights[i] * most[i];
                }
                return 100 * sum / all;
            },
            seed.For("self report interval")
        );
    }
}
