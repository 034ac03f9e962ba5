namespace PersonaNotebooks.Simulacra;

/// <summary>How an item of the self report is asked.</summary>
public enum ItemKind
{
    /// <summary>Free text, one right answer.</summary>
    Cloze,

    /// <summary>Four options, one right.</summary>
    Single,

    /// <summary>Six options, exactly three right.</summary>
    Multiple,
}
