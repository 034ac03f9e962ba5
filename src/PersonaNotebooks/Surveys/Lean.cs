namespace PersonaNotebooks.Surveys;

/// <summary>Which way an option leans in US politics, by our own coding; shifts are measured along it.</summary>
public enum Lean
{
    /// <summary>Neither, or nobody coded it.</summary>
    None,

    /// <summary>The Democratic or progressive option.</summary>
    Left,

    /// <summary>The Republican or conservative option.</summary>
    Right,
}
