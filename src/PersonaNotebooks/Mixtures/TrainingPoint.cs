namespace PersonaNotebooks.Mixtures;

/// <summary>Where a training stands after an epoch; epoch 0 is before it began.</summary>
/// <param name="Epoch">Epochs done.</param>
/// <param name="Step">Steps done.</param>
/// <param name="Train">Mean estimated log-likelihood of the epoch's records as they came by; NaN for epoch 0.</param>
/// <param name="HeldOut">Mean estimated log-likelihood of the held-out records, nats (by token where length-normalised).</param>
/// <param name="Collapse">How many components the gates still use.</param>
public sealed record TrainingPoint(int Epoch, int Step, double Train, double HeldOut, CollapseReport Collapse);
