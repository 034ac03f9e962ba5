using System.Collections.Concurrent;

namespace PersonaNotebooks.Models.Embedded;

/// <summary>
/// Chooses between texts that a prompt offers. A text's score has two parts. Said: how much of what sets the text apart from the
/// others stands in one sentence of the prompt, the more so if that sentence is about the question. Speaker: the place of the
/// prompt's speaker on each <see cref="SpeakerAxis"/> against the places of the training texts that give such an answer
/// (<see cref="ChoiceWitnesses"/>), as a latent class model (Lazarsfeld 1950) with two classes an axis. Both come from what stands
/// before the question: where nothing does, every answer is equally likely. Labels and the order of the options play no part.
/// </summary>
/// <remarks>What was learnt for a question is kept, so that asking it of many personas costs their reading only. Safe for many threads.</remarks>
/// <param name="index">The training texts.</param>
/// <param name="people">People by their fields alone: the middle of every axis.</param>
internal sealed class ChoiceScorer(ChoiceIndex index, IReadOnlyList<string> people)
{
    private readonly IReadOnlyList<SpeakerAxis> axes = SpeakerAxis.Learn(
        index,
        [.. people.Select(p => index.Known(index.Stems.Read(p)[0]))]
    );
    private const int MostQuestions = 1024;
    private const double PriorWitnesses = 6;
    private const double WordForWord = 4;
    private const double OffTopic = 0.35;
    private const double CommonWord = 3;

    private readonly ConcurrentDictionary<string, Lazy<double[][]>> places = new(StringComparer.Ordinal);

    /// <summary>The probability of each option, in order; they sum to one.</summary>
    /// <param name="before">The prompt without the question.</param>
    /// <param name="question">The question without the options.</param>
    /// <param name="options">The texts.</param>
    /// <param name="temperature">Flattens (above 1) or sharpens the choice; 0 takes the best, and shares it evenly in a tie.</param>
    public double[] Probabilities(string before, string question, IReadOnlyList<string> options, double temperature)
    {
        var read = index.Stems.Read([before, question, .. options]);
        var stem = read[1].SelectMany(s => s).ToHashSet();
        var bags = read.Skip(2).Select(t => t.SelectMany(s => s).ToHashSet()).ToArray();
        var shared = bags.Aggregate((IEnumerable<int>)bags[0], (a, b) => a.Intersect(b)).ToHashSet();
        var own = bags.Select(b => b.Where(t => !shared.Contains(t)).Order().ToArray()).ToArray();
        var answers = Places(question, options, stem, own);
        var features = index.Known(read[0]);
        var speaker = axes.Select(a => a.Place(features)).ToArray();
        var scores = own.Select(
                (o, i) =>
                    WordForWord * Said(read[0], stem, o)
                    + answers[i].Zip(speaker, (r, p) => Math.Log(2 * (p * r + (1 - p) * (1 - r)))).Sum()
            )
            .ToArray();
        var best = scores.Max();
        // Scores that differ by rounding only are a tie.
        var weights = scores
            .Select(s =>
                temperature > 0 ? Math.Exp((s - best) / temperature)
                : best - s < 1e-9 ? 1
                : 0
            )
            .ToArray();
        var sum = weights.Sum();
        return [.. weights.Select(w => w / sum)];
    }

    // By answer and axis: the mean place of those who give the answer, drawn to the middle where they are few.
    private double[][] Places(string question, IReadOnlyList<string> options, HashSet<int> stem, int[][] own)
    {
        if (places.Count > MostQuestions)
        {
            places.Clear();
        }
        return places
            .GetOrAdd(
                string.Join('\n', [question, .. options]),
                _ =>
                    new(() =>
                        [
                            .. ChoiceWitnesses
                                .Find(index, [.. stem.Order()], own)
                                .Select(witnesses =>
                                    axes.Select(a =>
                                            (PriorWitnesses / 2 + witnesses.Sum(w => w.Weight * a.Places[w.Text]))
                                            / (PriorWitnesses + witnesses.Sum(w => w.Weight))
                                        )
                                        .ToArray()
                                ),
                        ]
                    )
            )
            .Value;
    }

    private double Said(IReadOnlyList<int[]> sentences, HashSet<int> question, int[] option)
    {
        double Weight(int stem) => Math.Max(0, index.Stems.Weight(stem) - CommonWord);
        var whole = option.Sum(Weight);
        if (whole == 0)
        {
            return 0;
        }
        var about = question.Sum(Weight);
        var best = 0.0;
        foreach (var sentence in sentences)
        {
            var stems = sentence.ToHashSet();
            var said = option.Where(stems.Contains).Sum(Weight) / whole;
            if (said > 0)
            {
                var near = about > 0 ? question.Where(stems.Contains).Sum(Weight) / about : 0;
                best = Math.Max(best, said * (OffTopic + (1 - OffTopic) * near));
            }
        }
        return best;
    }
}
