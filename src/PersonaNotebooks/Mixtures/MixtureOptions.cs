namespace PersonaNotebooks.Mixtures;

/// <summary>How a mixture is trained. What the paper gives is the default; the other defaults are ours.</summary>
public sealed record MixtureOptions
{
    /// <summary>Length of the projected vectors; 128 in the paper.</summary>
    public int Size { get; init; } = 128;

    /// <summary>M, the pairs that a record is scored with in an epoch; 4 in the paper.</summary>
    public int Pairs { get; init; } = 4;

    /// <summary>How they are chosen.</summary>
    public PairRule Rule { get; init; } = PairRule.Drawn;

    /// <summary>With <see cref="PairRule.Top"/>: how many of the pairs are drawn instead of taken from the top.</summary>
    public int Explored { get; init; }

    /// <summary>
    /// True to draw new pairs in every epoch. False (the default) begins each record's draw from the same random numbers in every epoch: the pairs then
    /// change only as far as the gates do, most scores are there already, and more pairs can be had for the same number of calls.
    /// </summary>
    public bool Redraw { get; init; }

    /// <summary>Adam's learning rate.</summary>
    public double LearningRate { get; init; } = 2e-3;

    /// <summary>Records in a step.</summary>
    public int Batch { get; init; } = 32;

    /// <summary>The most epochs.</summary>
    public int Epochs { get; init; } = 20;

    /// <summary>Stop when the held-out log-likelihood has not risen for so many epochs; the best gates are kept.</summary>
    public int Patience { get; init; } = 3;

    /// <summary>Share of the records that is held out for stopping.</summary>
    public double HeldOut { get; init; } = 0.15;

    /// <summary>
    /// The most pairs that a held-out record is scored with; null for 16 times <see cref="Pairs"/>. Where there are not more pairs than these the
    /// held-out likelihood is exact, else it is estimated from pairs that were drawn once, whatever the gates are.
    /// </summary>
    public int? HeldOutPairs { get; init; }

    /// <summary>
    /// The logit that two equal texts start with, see <see cref="Gates.Start"/>. Nearly 0, so that whatever the gates prefer was learned; at 0 itself
    /// all projections are 0, where the gradient is too.
    /// </summary>
    public double Sharpness { get; init; } = 0.1;

    /// <summary>True to divide a text's log-probability by its tokens, so that long texts do not decide for one pair alone.</summary>
    public bool LengthNormalised { get; init; }

    /// <summary>Temperature of scoring and writing; where learned, where it starts (0.6 in the paper).</summary>
    public double Temperature { get; init; } = 1;

    /// <summary>True to learn a temperature for each persona; needs a scorer of whole distributions and five scores for one, new ones in every step.</summary>
    public bool LearnTemperatures { get; init; }

    /// <summary>The share of scores that may fail or be no number before the training stops.</summary>
    public double MostFailed { get; init; } = 0.05;

    /// <summary>Calls to the scorer at a time; changes no result and is not saved.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public int InFlight { get; init; } = 4;

    internal long MostHeldOutPairs => HeldOutPairs ?? 16L * Pairs;

    /// <summary>Refuses what cannot be trained.</summary>
    /// <exception cref="InputException">A number out of its range.</exception>
    internal void Check(int personas, int exemplars)
    {
        Positive(Size, nameof(Size));
        Positive(Pairs, nameof(Pairs));
        Positive(Batch, nameof(Batch));
        Positive(Epochs, nameof(Epochs));
        Positive(Patience, nameof(Patience));
        Positive(InFlight, nameof(InFlight));
        Require(
            Pairs <= (long)personas * exemplars,
            $"Pairs is {Pairs}, more than the {personas} × {exemplars} pairs that there are; ask for fewer."
        );
        Require(
            Explored >= 0 && Explored < Pairs,
            $"Explored is {Explored}; it must be 0 or more and below Pairs ({Pairs})."
        );
        Require(
            LearningRate > 0 && double.IsFinite(LearningRate),
            $"LearningRate is {LearningRate}; give a number above 0."
        );
        Require(HeldOut is > 0 and < 1, $"HeldOut is {HeldOut}; give a share between 0 and 1.");
        Require(HeldOutPairs is null or > 0, $"HeldOutPairs is {HeldOutPairs}; give 1 or more.");
        Require(
            Sharpness > 0 && double.IsFinite(Sharpness),
            $"Sharpness is {Sharpness}; give a number above 0, where all gradients would be 0."
        );
        Require(
            Temperature is >= Gates.LowestTemperature and <= Gates.HighestTemperature,
            $"Temperature is {Temperature}; give a number from {Gates.LowestTemperature} to {Gates.HighestTemperature}."
        );
        Require(MostFailed is >= 0 and < 1, $"MostFailed is {MostFailed}; give a share from 0 to below 1.");
    }

    private static void Positive(int value, string name) =>
        Require(value > 0, $"{name} is {value}; it must be 1 or more.");

    private static void Require(bool holds, FormattableString otherwise)
    {
        if (!holds)
        {
            throw new InputException(FormattableString.Invariant(otherwise));
        }
    }
}
