namespace PersonaNotebooks.Surveys;

/// <summary>Which text's probability stands for an option.</summary>
public enum ScoredText
{
    /// <summary>The option's letter, after a prompt that lists all options. For models that follow instructions.</summary>
    Letter,

    /// <summary>
    /// The option's own words, as what the persona adds to them: the log-probability with the persona less the one without
    /// (domain-conditional pointwise mutual information, Holtzman et al. 2021, equation 4). For models that only continue texts.
    /// </summary>
    Stance,
}
