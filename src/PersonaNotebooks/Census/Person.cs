namespace PersonaNotebooks.Census;

/// <summary>An adult drawn from census tables: the meta tier of a persona.</summary>
/// <param name="Id">1, 2, 3 and so on within one sample.</param>
/// <param name="State">Postal code, for example "VT".</param>
/// <param name="Age">One of ten adult age bands, for example "35-44".</param>
/// <param name="Sex">"female" or "male": the census asks for no other.</param>
/// <param name="Race">"white", "black", "asian" or "other" (all not Hispanic), or "hispanic" (of any race).</param>
public readonly record struct Person(int Id, string State, string Age, string Sex, string Race);
