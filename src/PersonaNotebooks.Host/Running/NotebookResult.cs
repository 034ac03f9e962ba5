namespace PersonaNotebooks.Host.Running;

/// <summary>How the run of one notebook ended.</summary>
/// <param name="Failure">Why it failed: notebook, cell, line and reason; null when it went well.</param>
/// <param name="Changed">Whether a file was written; false when it was already as it should be.</param>
public sealed record NotebookResult(string? Failure, bool Changed);
