using PersonaNotebooks.Models;

namespace PersonaNotebooks.Simulacra;

/// <summary>The eight-function test: a stand-in for judges, which asks a character about sentences of the bank (Xie et al. 2025).</summary>
public static class FunctionTest
{
    /// <summary>Draws the sentences: the same share of every cell of the bank, in random order.</summary>
    /// <remarks>
    /// Deviation: the twenty sentences of a personality stand in the prompt of its character, so a yes to them is reading and not character. With
    /// <paramref name="without"/> they are not asked, and others of their cell take their places as long as there are any.
    /// </remarks>
    /// <param name="bank">The bank.</param>
    /// <param name="seed">Draws them.</param>
    /// <param name="share">Of the ten of each cell; 0.4 gives 256 in all.</param>
    /// <param name="without">The personality whose own sentences are left out; null, as in the paper, to leave none out.</param>
    /// <exception cref="InputException">The share is not above 0 and at most 1.</exception>
    public static IReadOnlyList<FunctionItem> Sample(
        PersonalityBank bank,
        Seed seed,
        double share = 0.4,
        Personality? without = null
    )
    {
        if (!(share > 0 && share <= 1))
        {
            throw new InputException($"The share of the bank is {share}; give a number above 0 and at most 1.");
        }
        var stream = seed.For("function test").Stream();
        var own = without?.Sentences.SelectMany(s => s).ToHashSet(StringComparer.Ordinal) ?? [];
        var each = Math.Max(1, (int)Math.Round(share * PersonalityBank.SentencesPerCell));
        FunctionItem[] items =
        [
            .. from function in CognitiveFunctions.All
            from rank in Enumerable.Range(1, PersonalityBank.Ranks)
            from sentence in stream
                .Some(bank[function, rank], PersonalityBank.SentencesPerCell)
                .Where(s => !own.Contains(s))
                .Take(each)
            select new FunctionItem(function, rank, sentence),
        ];
        return stream.Some(items, items.Length);
    }

    /// <summary>Lets the model answer each sentence with a marked yes or no.</summary>
    public static async Task<IReadOnlyList<FunctionAnswer>> AskAsync(
        Simulacrum simulacrum,
        IReadOnlyList<FunctionItem> items,
        CancellationToken cancellationToken = default
    )
    {
        var outcomes = await simulacrum
            .Lab.MapAsync(
                items,
                async (item, stop) =>
                {
                    var turn = await simulacrum
                        .AnswerAsync(item.Stimulus, cancellationToken: stop)
                        .ConfigureAwait(false);
                    return new FunctionAnswer(item, YesNo.Read(turn.Reply!));
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        return outcomes.FirstOrDefault(o => o.Failure is not null)?.Failure is { } failure
            ? throw failure
            : [.. outcomes.Select(o => o.Value!)];
    }

    /// <summary>
    /// Lets a model that has probabilities say how much likelier each sentence is from this character than from nobody (nats a token); those above
    /// the mean of all sentences count as yes.
    /// </summary>
    public static async Task<IReadOnlyList<FunctionAnswer>> ScoreAsync(
        Simulacrum simulacrum,
        IReadOnlyList<FunctionItem> items,
        CancellationToken cancellationToken = default
    )
    {
        var open = Prompts.Prompt.Load("simulacra-function-open").Fill();
        var turn = await simulacrum.PrepareAsync(open, cancellationToken: cancellationToken).ConfigureAwait(false);
        var requests = new[] { turn.Transcript, open }.SelectMany(p =>
            items.Select(i => new ScoreRequest(p + "\n\n", i.Sentence))
        );
        var scores = await simulacrum
            .Lab.Scorer.ScoreAsync([.. requests], cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        double[] gains =
        [
            .. items.Select(
                (_, i) =>
                    (scores[i].LogProbability - scores[items.Count + i].LogProbability)
                    / Math.Max(1, scores[i].Tokens.Count)
            ),
        ];
        var mean = gains.Average();
        return [.. items.Select((item, i) => new FunctionAnswer(item, gains[i] - mean > 1e-9))];
    }
}
