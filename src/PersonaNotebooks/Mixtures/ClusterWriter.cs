namespace PersonaNotebooks.Mixtures;

/// <summary>Who describes a cluster of texts.</summary>
public enum ClusterWriter
{
    /// <summary>The model, in the second person; a cluster it gives no readable description of gets its keywords.</summary>
    Model,

    /// <summary>The cluster's most telling words, no model.</summary>
    Keywords,
}
