using System.Collections.Concurrent;

namespace PersonaNotebooks.Models.Embedded;

/// <summary>
/// Chooses between texts that a prompt offers. A text's score has two parts. Said: how much of what sets the text apart from the
/// others stands in one sentence of the prompt, the more so if that sentence is about the question. Speaker: the place of the
/// prompt's speaker on each <see cref="SpeakerAxis"/> against the places of the training texts that give such an answer
/// (<see cref="ChoiceWitnesses"/>), as a latent class model (Lazarsfeld 1950) with two classes an axis. Both come from what stands
/// before the question: where nothing does, every answer is equally likely. Labels and the order of the options play no part.
/// </summary>
/// <remarks>
/// What was read of questions and speakers is kept, so that asking many personas the same, and a persona many things, costs each reading once. Safe
/// for many threads.
/// </remarks>
/// <param name="index">The training texts.</param>
/// <param name="people">People by their fields alone: the middle of every axis.</param>
internal sealed class ChoiceScorer(ChoiceIndex index, IReadOnlyList<string> people)
{
    private readonly IReadOnlyList<SpeakerAxis> axes = SpeakerAxis.Learn(
        index,
        [.. people.Select(p => index.Known(index.Stems.Read(p).Texts[0]))]
    );
    private const int MostQuestions = 1024;
    private const double PriorWitnesses = 6;
    private const double WordForWord = 4;
    private const int MostSpeakers = 256;

    private readonly ConcurrentDictionary<string, Lazy<(ChoiceReading Reading, double[][] Places)>> questions = new(
        StringComparer.Ordinal
    );
    private readonly ConcurrentDictionary<string, Lazy<SpeakerReading>> speakers = new(StringComparer.Ordinal);

    /// <summary>The probability of each option, in order; they sum to one.</summary>
    /// <param name="before">The prompt without the question.</param>
    /// <param name="question">The question without the options.</param>
    /// <param name="options">The texts.</param>
    /// <param name="temperature">Flattens (above 1) or sharpens the choice; 0 takes the best, and shares it evenly in a tie.</param>
    public double[] Probabilities(string before, string question, IReadOnlyList<string> options, double temperature)
    {
        var (reading, answers) = Question(question, options);
        var speaker = Speaker(before);
        var scores = reading
            .Said(speaker)
            .Select(
                (said, i) =>
                    WordForWord * said
                    + answers[i].Zip(speaker.Places, (r, p) => Math.Log(2 * (p * r + (1 - p) * (1 - r)))).Sum()
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

    private SpeakerReading Speaker(string before) =>
        Kept(
            speakers,
            MostSpeakers,
            before,
            () =>
            {
                var read = index.Stems.Read(before);
                var features = index.Known(read.Texts[0]);
                return new(
                    [.. read.Texts[0].Select(s => s.ToHashSet())],
                    read.Unknown,
                    [.. axes.Select(a => a.Place(features))]
                );
            }
        );

    private (ChoiceReading Reading, double[][] Places) Question(string question, IReadOnlyList<string> options) =>
        Kept(
            questions,
            MostQuestions,
            // With lengths: a line end inside an option must not read as two options.
            string.Join('\n', [question, .. options.Select(o => $"{o.Length} {o}")]),
            () =>
            {
                ChoiceReading reading = new(index.Stems, question, options);
                return (reading, [.. ChoiceWitnesses.Find(index, reading.About, reading.Own).Select(Places)]);
            }
        );

    // By axis: the mean place of those who give an answer, drawn to the middle where they are few.
    private double[] Places(IReadOnlyList<ChoiceWitnesses.Witness> witnesses) =>
        [
            .. axes.Select(a =>
                (PriorWitnesses / 2 + witnesses.Sum(w => w.Weight * a.Places[w.Text]))
                / (PriorWitnesses + witnesses.Sum(w => w.Weight))
            ),
        ];

    private static T Kept<T>(ConcurrentDictionary<string, Lazy<T>> kept, int most, string key, Func<T> find)
    {
        if (kept.Count > most)
        {
            kept.Clear();
        }
        return kept.GetOrAdd(key, _ => new(find)).Value;
    }
}
