namespace PersonaNotebooks.Census;

/// <summary>Highest schooling in the steps that contradictions are told by, from least to most.</summary>
public enum SchoolingStep
{
    /// <summary>Left school before a diploma.</summary>
    NoDiploma,

    /// <summary>High school or what counts as it.</summary>
    HighSchool,

    /// <summary>Some college, or an associate's degree.</summary>
    SomeCollege,

    /// <summary>A bachelor's degree.</summary>
    Bachelor,

    /// <summary>A degree above it.</summary>
    Graduate,
}
