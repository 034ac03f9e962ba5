namespace PersonaNotebooks.Surveys.Baselines;

/// <summary>A prediction of an election that asks no model: what simulated voters have to beat.</summary>
public interface IElectionBaseline
{
    /// <summary>For tables and legends, for example "poststratified".</summary>
    string Name { get; }

    /// <summary>What it knows that a prediction before the election could not know, and what it leaves out.</summary>
    string Note { get; }

    /// <summary>The Democrat's share of the two parties' votes by state, 0 to 1.</summary>
    IReadOnlyDictionary<string, double> Shares { get; }
}
