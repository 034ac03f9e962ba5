namespace PersonaNotebooks.Imitation.Masking;

/// <summary>A masked word's place in its text.</summary>
/// <param name="Start">Characters before it.</param>
/// <param name="Length">Its length in characters.</param>
public readonly record struct Slot(int Start, int Length);
