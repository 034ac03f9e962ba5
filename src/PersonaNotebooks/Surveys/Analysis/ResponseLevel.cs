namespace PersonaNotebooks.Surveys;

/// <summary>A level at which a simulation samples; intervals resample the levels that were really sampled.</summary>
public enum ResponseLevel
{
    /// <summary>People, within their states; their own draws go with them.</summary>
    Person,

    /// <summary>States, when those asked stand for others. With it, leave people out: they go with their state.</summary>
    State,

    /// <summary>Wordings of a question, when there are several.</summary>
    Wording,

    /// <summary>Option orders, when they were drawn and are not a balanced set.</summary>
    Order,

    /// <summary>Draws, when people were not sampled.</summary>
    Draw,
}
