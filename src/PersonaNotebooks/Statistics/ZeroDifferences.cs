namespace PersonaNotebooks.Statistics;

/// <summary>What the Wilcoxon signed-rank test does with pairs that do not differ.</summary>
public enum ZeroDifferences
{
    /// <summary>Leaves them out before ranking (Wilcoxon 1945).</summary>
    LeaveOut,

    /// <summary>Ranks them, then leaves their ranks out (Pratt 1959).</summary>
    Pratt,

    /// <summary>Ranks them and gives half of their ranks to each side.</summary>
    Split,
}
