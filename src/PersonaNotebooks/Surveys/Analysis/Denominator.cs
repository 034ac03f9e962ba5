namespace PersonaNotebooks.Surveys;

/// <summary>What a vote share is a share of.</summary>
public enum Denominator
{
    /// <summary>Valid answers. What is not valid is reported apart.</summary>
    Valid,

    /// <summary>All answers, also "I don't know", unread and failed ones, as the original code of Li et al. 2025 has it.</summary>
    All,
}
