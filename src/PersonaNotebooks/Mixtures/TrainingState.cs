namespace PersonaNotebooks.Mixtures;

/// <summary>Everything that a training needs to go on: written after every epoch.</summary>
internal sealed class TrainingState(Gates gates, Adam adam)
{
    public Gates Gates => gates;

    public Adam Adam => adam;

    /// <summary>The gates of the best epoch.</summary>
    public Gates Best { get; set; } = gates.Copy();

    public int BestEpoch { get; set; }

    public int Epoch { get; set; }

    public int Step { get; set; }

    public List<TrainingPoint> Curve { get; init; } = [];

    /// <summary>Pairs chosen so far, by persona × exemplars + exemplar.</summary>
    public SortedSet<int> Used { get; init; } = [];

    public bool IsOver(MixtureOptions options) => Epoch >= options.Epochs || Epoch - BestEpoch >= options.Patience;
}
