namespace PersonaNotebooks.Simulacra;

/// <summary>The four steps of the observer report (Xie et al. 2025). Two judges describe and compare answers, the other two know the life.</summary>
public enum JudgeStep
{
    /// <summary>Judges 1 and 2 read question and answer only and describe the respondent's personality.</summary>
    Describe = 1,

    /// <summary>Judges 3 and 4 say how well a description matches the life story, 0 to 100.</summary>
    Match = 2,

    /// <summary>Judges 3 and 4, who know the life, answer the question as the character.</summary>
    AnswerAs = 3,

    /// <summary>Judges 1 and 2 say how similar the two answers are, 0 to 100.</summary>
    Compare = 4,
}
