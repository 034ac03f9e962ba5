namespace PersonaNotebooks.Host.Scoring;

/// <summary>A metric as <c>persona score</c> runs it: line by line, then once for the whole input.</summary>
public interface ILineScorer
{
    /// <summary>Whether each line must have references.</summary>
    bool NeedsReferences { get; }

    /// <summary>The variant, for the last line.</summary>
    string Signature { get; }

    /// <summary>Scores a line and writes its result, unless the metric must see all lines first.</summary>
    void Score(ScoreLine line, ScoreWriter output);

    /// <summary>Writes results of lines that had to wait.</summary>
    void WriteWaiting(ScoreWriter output) { }

    /// <summary>Writes the fields of the whole input.</summary>
    void WriteCorpus(ScoreWriter output);
}
