using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Personas;

/// <summary>What the texts of one tier are like. Rates are shares of the people asked for; intervals resample people.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Asked">People for whom a persona was asked.</param>
/// <param name="Usable">Personas that could be used.</param>
/// <param name="Words">Mean length in words.</param>
/// <param name="Polarity">Mean VADER compound, -1 to 1.</param>
/// <param name="Subjectivity">Mean share of sentences with a cue, 0 to 1.</param>
/// <param name="Distinct">Different word pairs among all word pairs of the tier, 0 to 1.</param>
/// <param name="AlteredFirst">Share of people whose first reply altered age, sex, race or state, plain statements in free text included.</param>
/// <param name="AlteredKept">The same after repairs, among usable personas.</param>
/// <param name="OutOfListFirst">Share of people whose first reply left a closed list.</param>
/// <param name="CutOff">Share of people with a reply that the limit of tokens cut off.</param>
/// <param name="Contradictory">Share of usable personas whose table breaks a rule; null for a tier without a table.</param>
public sealed record TierAudit(
    string Tier,
    int Asked,
    int Usable,
    Estimate? Words,
    Estimate? Polarity,
    Estimate? Subjectivity,
    double Distinct,
    Estimate AlteredFirst,
    Estimate? AlteredKept,
    Estimate OutOfListFirst,
    Estimate CutOff,
    Estimate? Contradictory
);
