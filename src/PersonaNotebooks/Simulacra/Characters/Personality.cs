namespace PersonaNotebooks.Simulacra;

/// <summary>The eight functions of one person from strongest to weakest, with the sentences that express them.</summary>
public sealed record Personality
{
    /// <summary>How many sentences stand for ranks 1 to 8 (Xie et al. 2025): most at both ends, 20 in all.</summary>
    public static IReadOnlyList<int> SentencesAtRank { get; } = [4, 3, 2, 1, 1, 2, 3, 4];

    /// <summary>A personality from its parts.</summary>
    /// <param name="ranking">The eight functions, strongest first: a perceiving one, then a judging one, then the others.</param>
    /// <param name="sentences">For each rank its sentences, 4, 3, 2, 1, 1, 2, 3, 4.</param>
    /// <exception cref="InputException">A function is missing, the first two are of the wrong kind, or a count is wrong.</exception>
    public Personality(IReadOnlyList<CognitiveFunction> ranking, IReadOnlyList<IReadOnlyList<string>> sentences)
    {
        if (ranking.Count != PersonalityBank.Ranks || ranking.Distinct().Count() != PersonalityBank.Ranks)
        {
            throw new InputException(
                $"A personality ranks each of the eight functions once, not {string.Join(", ", ranking)}."
            );
        }
        if (!ranking[0].Perceives() || ranking[1].Perceives())
        {
            throw new InputException(
                $"A personality begins with a perceiving function (Ne, Ni, Se, Si) and a judging one (Te, Ti, Fe, Fi), not with {ranking[0]}, {ranking[1]}."
            );
        }
        for (var rank = 1; rank <= PersonalityBank.Ranks; rank++)
        {
            var (found, wanted) = (sentences.ElementAtOrDefault(rank - 1)?.Count ?? 0, SentencesAtRank[rank - 1]);
            if (found != wanted)
            {
                throw new InputException(
                    $"A personality has {wanted} sentences at rank {rank} ({ranking[rank - 1]}), not {found}."
                );
            }
        }
        (Ranking, Sentences) = (ranking, sentences);
    }

    /// <summary>The functions from rank 1 to rank 8.</summary>
    public IReadOnlyList<CognitiveFunction> Ranking { get; }

    /// <summary>The sentences of each rank.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Sentences { get; }

    /// <summary>All 20 sentences, strongest rank first.</summary>
    public IEnumerable<string> Traits => Sentences.SelectMany(s => s);

    /// <summary>The 20 sentences as a dash list, a line each, as every agent reads them.</summary>
    public string TraitList => string.Join('\n', Traits.Select(t => "- " + t));

    /// <summary>Draws a ranking and its sentences by the rule of Xie et al. 2025.</summary>
    public static Personality Draw(PersonalityBank bank, Seed seed)
    {
        var stream = seed.For("personality").Stream();
        var perceiving = CognitiveFunctions.All.Where(f => f.Perceives()).ToArray();
        var judging = CognitiveFunctions.All.Where(f => !f.Perceives()).ToArray();
        CognitiveFunction[] top = [perceiving[stream.Next(4)], judging[stream.Next(4)]];
        var others = CognitiveFunctions.All.Except(top).ToArray();
        stream.Shuffle<CognitiveFunction>(others);
        CognitiveFunction[] ranking = [.. top, .. others];
        return new(ranking, [.. ranking.Select((f, i) => stream.Some(bank[f, i + 1], SentencesAtRank[i]))]);
    }
}
