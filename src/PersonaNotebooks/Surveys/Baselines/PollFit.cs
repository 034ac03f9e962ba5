namespace PersonaNotebooks.Surveys.Baselines;

/// <summary>How a fit meets one group of an exit poll, as shares of the two-party vote for the Democrat.</summary>
/// <param name="Category">For example "race".</param>
/// <param name="Group">For example "Latino".</param>
/// <param name="Published">The share as published.</param>
/// <param name="Target">The share aimed at, so that all categories imply the same national share.</param>
/// <param name="Reached">The share of the fit.</param>
public sealed record PollFit(string Category, string Group, double Published, double Target, double Reached);
