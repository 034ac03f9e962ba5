using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace PersonaNotebooks.Models.Embedded;

/// <summary>
/// One way in which speakers differ, between two poles, learnt from the training texts: two classes of texts by naive Bayes over
/// their features, begun from the texts that use a pole's own words, with all other texts lending what their likely class tells
/// (expectation maximisation with down-weighted texts, Nigam et al. 2000). One slope for all evidence is fitted on texts held out,
/// without the sentences that hold the pole's words (Platt 1999), so that a speaker's place is a calibrated probability.
/// </summary>
internal sealed class SpeakerAxis
{
    private const double PriorTexts = 100;
    private const double OtherTexts = 0.2;
    private const double Caution = 0.2;
    private const int Rounds = 2;
    private const double LeastErrors = 1.5;
    private const double PriorPrecision = 10;

    // Stems of words that hold for one pole only, and of ages.
    private static readonly (string[] One, string[] Other)[] Poles =
    [
        (["liber", "democrat", "harri", "biden", "clinton", "progress"], ["conserv", "republican", "trump"]),
        (["10s", "20s", "30s"], ["60s", "70s", "80s"]),
    ];

    private readonly ChoiceIndex index;
    private readonly double[] evidence; // by feature, in nats for the first pole
    private readonly double slope;

    private SpeakerAxis(ChoiceIndex index, int[] one, int[] other, IReadOnlyList<int[]> people)
    {
        this.index = index;
        var labels = new double[index.Texts]; // 1, 0, or -1 where unknown
        for (var text = 0; text < labels.Length; text++)
        {
            var (first, second) = (Holds(text, one), Holds(text, other));
            labels[text] =
                first == second ? -1
                : first ? 1
                : 0;
        }
        evidence = Centred(Learn(labels, _ => true), people);
        var (learnt, asked) = (Learn(labels, t => t / 2 % 2 == 0), new List<(double Score, bool One)>());
        for (var text = 0; text < labels.Length; text++)
        {
            if (labels[text] >= 0 && text / 2 % 2 == 1)
            {
                var telling = index
                    .SentencesOf(text)
                    .Where(s => index.Stem(s).Any(t => one.Contains(t) || other.Contains(t)))
                    .SelectMany(index.FeaturesOfSentence)
                    .ToHashSet();
                var rest = index.FeaturesOf(text).ToArray().Where(f => !telling.Contains(f)).ToArray();
                asked.Add((Sum(learnt, rest), labels[text] == 1));
            }
        }
        slope = Slope(asked);
        Places = [.. Enumerable.Range(0, index.Texts).Select(t => Place(index.FeaturesOf(t)))];
    }

    /// <summary>The place of each training text.</summary>
    public double[] Places { get; }

    /// <summary>Learns every axis that the training texts speak of.</summary>
    /// <param name="index">The training texts.</param>
    /// <param name="people">The features of people of whom fields are told and nothing else, as many from either pole.</param>
    public static IReadOnlyList<SpeakerAxis> Learn(ChoiceIndex index, IReadOnlyList<int[]> people) =>
        [
            .. Poles
                .Select(p =>
                    (One: p.One.Select(index.Stems.Known).ToArray(), Other: p.Other.Select(index.Stems.Known).ToArray())
                )
                .Where(p => p.One.Any(s => s >= 0) && p.Other.Any(s => s >= 0))
                .Select(p => new SpeakerAxis(index, p.One, p.Other, people)),
        ];

    /// <summary>The probability that a speaker with these features belongs to the first pole; one half where nothing is known.</summary>
    public double Place(ReadOnlySpan<int> features) => 1 / (1 + Math.Exp(-slope * Sum(evidence, features)));

    private bool Holds(int text, int[] stems)
    {
        foreach (var sentence in index.SentencesOf(text))
        {
            if (index.Stem(sentence).Any(stems.Contains))
            {
                return true;
            }
        }
        return false;
    }

    private double[] Learn(double[] labels, Func<int, bool> use)
    {
        var texts = Enumerable.Range(0, index.Texts).Where(use).ToArray();
        double[] table = [];
        for (var round = 0; round <= Rounds; round++)
        {
            var counts = new double[2][] { new double[index.FeatureCount], new double[index.FeatureCount] };
            var totals = new double[2];
            foreach (var text in texts)
            {
                var known = labels[text] >= 0;
                var place =
                    known ? labels[text]
                    : round == 0 ? -1
                    : 1 / (1 + Math.Exp(-Caution * Sum(table, index.FeaturesOf(text))));
                if (place < 0)
                {
                    continue;
                }
                for (var pole = 0; pole < 2; pole++)
                {
                    var weight = (known ? 1 : OtherTexts) * (pole == 0 ? place : 1 - place);
                    totals[pole] += weight;
                    foreach (var feature in index.FeaturesOf(text))
                    {
                        counts[pole][feature] += weight;
                    }
                }
            }
            table =
            [
                .. Enumerable
                    .Range(0, index.FeatureCount)
                    .Select(f =>
                    {
                        var usual = PriorTexts * index.Share(f);
                        var log =
                            Math.Log((counts[0][f] + usual) / (totals[0] + PriorTexts))
                            - Math.Log((counts[1][f] + usual) / (totals[1] + PriorTexts));
                        // What chance alone might do is left out.
                        var error = Math.Sqrt(1 / (counts[0][f] + usual) + 1 / (counts[1][f] + usual));
                        return index.Tells(f) && Math.Abs(log) > LeastErrors * error ? log : 0;
                    }),
            ];
        }
        return table;
    }

    // Those of whom only fields are told stand in the middle, in the mean: what sets either pole's words apart by chance, in texts
    // that tell more of one pole's people, would else add up to a leaning.
    private static double[] Centred(double[] table, IReadOnlyList<int[]> people)
    {
        var told = people.SelectMany(f => f).Where(f => table[f] != 0).ToArray();
        var mean = told.Length > 0 ? told.Sum(f => table[f]) / told.Length : 0;
        return [.. table.Select(e => e == 0 ? 0 : e - mean)];
    }

    private static double Sum(double[] table, ReadOnlySpan<int> features)
    {
        var sum = 0.0;
        foreach (var feature in features)
        {
            sum += table[feature];
        }
        return sum;
    }

    // Newton's method for a logistic regression through the origin, pulled towards 0; never below 0.
    private static double Slope(List<(double Score, bool One)> asked)
    {
        var slope = 0.0;
        for (var step = 0; step < 20; step++)
        {
            var (gradient, curvature) = (-PriorPrecision * slope, PriorPrecision);
            foreach (var (score, one) in asked)
            {
                var p = 1 / (1 + Math.Exp(-slope * score));
                gradient += score * ((one ? 1 : 0) - p);
                curvature += score * score * p * (1 - p);
            }
            slope = Math.Clamp(slope + gradient / curvature, 0, 1);
        }
        return slope;
    }
}
