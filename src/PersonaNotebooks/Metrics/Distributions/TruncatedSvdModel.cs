namespace PersonaNotebooks.Metrics.Distributions;

/// <summary>The leading part of a singular value decomposition A ≈ U·diag(s)·V; see <see cref="TruncatedSvd"/>.</summary>
/// <param name="Left">U: a row per item, a column per kept singular value.</param>
/// <param name="SingularValues">s, falling.</param>
/// <param name="Right">V: a row of length 1 per kept singular value; its entry of largest size is positive.</param>
public sealed record TruncatedSvdModel(Features Left, IReadOnlyList<double> SingularValues, Features Right);
