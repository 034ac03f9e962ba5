namespace PersonaNotebooks.Models;

/// <summary>What came of one of many calls: a value, or the failure by name.</summary>
/// <param name="Value">The value; default when the call failed.</param>
/// <param name="Failure">Why it failed; null when it did not.</param>
public sealed record Outcome<T>(T? Value, ModelCallException? Failure);
