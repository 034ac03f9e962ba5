namespace PersonaNotebooks.Imitation.Records;

/// <summary>All records of a run, the one table that every analysis reads.</summary>
/// <param name="Rounds">What each round of each user did.</param>
/// <param name="Items">Every imitation with its scores.</param>
public sealed record RunTable(IReadOnlyList<RoundRecord> Rounds, IReadOnlyList<ItemRecord> Items)
{
    /// <summary>The users, by id.</summary>
    public IReadOnlyList<string> Users => [.. Rounds.Select(r => r.User).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The persona that a user ends with: the best under our rule, the newest under the original's.</summary>
    /// <exception cref="InputException">The user has no round.</exception>
    public RoundRecord Last(string user) =>
        Rounds.Where(r => r.User == user).MaxBy(r => r.Round)
        ?? throw new InputException($"There is no round of the user '{user}' in this run.");

    /// <summary>What the rounds of a user did, in words: <c>start · accepted · rejected</c>.</summary>
    public string Story(string user) =>
        string.Join(
            " · ",
            Rounds
                .Where(r => r.User == user)
                .OrderBy(r => r.Round)
                .Select(r => Enum.GetName(r.Event)!.ToLowerInvariant())
        );

    /// <summary>The text of a user's persona.</summary>
    /// <exception cref="InputException">The user never had such a persona.</exception>
    public string PersonaText(string user, string persona) =>
        Rounds.FirstOrDefault(r => r.User == user && r.Persona == persona)?.Text
        ?? throw new InputException($"The user '{user}' has no persona '{persona}' in this run.");

    /// <summary>The text of the persona that a user ends with.</summary>
    public string Selected(string user) => PersonaText(user, Last(user).Best);

    /// <summary>Both tables together.</summary>
    public RunTable With(RunTable other) => new([.. Rounds, .. other.Rounds], [.. Items, .. other.Items]);
}
