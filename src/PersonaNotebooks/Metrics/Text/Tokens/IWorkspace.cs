namespace PersonaNotebooks.Metrics.Text;

/// <summary>Buffers that are used again and again.</summary>
internal interface IWorkspace
{
    /// <summary>Whether cleaning it would cost more than making a new one.</summary>
    bool IsLarge { get; }

    /// <summary>Forgets what the buffers hold.</summary>
    void Clear();
}
