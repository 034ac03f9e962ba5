namespace PersonaNotebooks.Host.Scoring;

/// <summary>A distribution metric whose options are read, and which no file has been opened for yet.</summary>
/// <param name="reference">Path of the people's numbers.</param>
/// <param name="candidate">Path of the model's numbers.</param>
/// <exception cref="InputException">A file is wrong.</exception>
public delegate CompareAnswer Comparison(string reference, string candidate);
