namespace PersonaNotebooks.Census;

/// <summary>A state, the District of Columbia or Puerto Rico.</summary>
/// <param name="Postal">Two letters, for example "VT".</param>
/// <param name="Fips">Two digits as the Census Bureau numbers states, for example "50".</param>
/// <param name="Name">For example "Vermont".</param>
public sealed record State(string Postal, string Fips, string Name);
