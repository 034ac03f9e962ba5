namespace PersonaNotebooks.Mixtures;

/// <summary>One method of a study.</summary>
/// <param name="Method">Its name.</param>
/// <param name="Scores">Its scores over all rounds.</param>
/// <param name="First">What it wrote in the first round.</param>
/// <param name="Lost">Texts of all rounds that came empty or failed.</param>
public sealed record StudyRun(string Method, IReadOnlyList<MethodScore> Scores, Writing First, int Lost);
