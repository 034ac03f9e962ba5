namespace PersonaNotebooks.Mixtures;

/// <summary>What a mixture was trained with, so that the training can be repeated.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Options">The options.</param>
/// <param name="Records">How many records there were, with those held out.</param>
/// <param name="DataHash">SHA-256 of the records.</param>
public sealed record TrainingOrigin(string Seed, MixtureOptions Options, int Records, string DataHash);
