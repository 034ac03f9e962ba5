namespace PersonaNotebooks.Models.Embedded;

/// <summary>What stands before a question, as <see cref="ChoiceScorer"/> needs it.</summary>
/// <param name="Sentences">Its sentences as stems.</param>
/// <param name="Unknown">The numbers of stems that no training text has.</param>
/// <param name="Places">By axis: the probability that the speaker belongs to its first pole.</param>
internal sealed record SpeakerReading(
    HashSet<int>[] Sentences,
    IReadOnlyDictionary<string, int> Unknown,
    double[] Places
);
