namespace PersonaNotebooks.Imitation.Loop;

/// <summary>What the optimiser tries to raise: the feedback that ranks examples and accepts personas.</summary>
public enum Strategy
{
    /// <summary>ROUGE-L, BLEU and BERTScore precision together, weights 0.4, 0.3, 0.3; without an embedder the first two.</summary>
    All,

    /// <summary>BERTScore precision.</summary>
    BertScore,

    /// <summary>BLEU.</summary>
    Bleu,

    /// <summary>ROUGE-L.</summary>
    Rouge,

    /// <summary>How near the perplexity of the imitation is to that of the original.</summary>
    Perplexity,

    /// <summary>How probable the person's own words are under the persona; needs a model that scores, and has no noise of sampling.</summary>
    Likelihood,
}
