using PersonaNotebooks.Models;

namespace PersonaNotebooks.Personas;

/// <summary>One population in several tiers.</summary>
/// <param name="Personas">The usable personas, tier by tier in the order of <see cref="Tiers.Written"/> and <see cref="Tiers.Controls"/>.</param>
/// <param name="Written">What came of writing them, by tier; the meta tier counts as written by nobody.</param>
public sealed record PersonaSet(
    IReadOnlyList<Persona> Personas,
    IReadOnlyDictionary<string, IReadOnlyList<WrittenPersona>> Written
)
{
    /// <summary>The personas of one tier.</summary>
    public IReadOnlyList<Persona> Of(string tier) => [.. Personas.Where(p => p.Tier == tier)];

    /// <summary>
    /// Writes the tiers asked for, and those they stand on: subjective and prose need the objective table, the padded, matched and shuffled controls the portrait.
    /// </summary>
    /// <param name="meta">The meta personas.</param>
    /// <param name="tiers">Which tiers the set is to hold; see <see cref="Tiers.Parse"/>.</param>
    /// <param name="lab">The model that writes.</param>
    /// <param name="progress">Told how many are done of a tier.</param>
    /// <param name="cancellationToken">Stops the writing; what was written is in the store.</param>
    /// <exception cref="InputException">Nobody to write for, or something that would meet every call.</exception>
    public static Task<PersonaSet> WriteAsync(
        IReadOnlyList<Persona> meta,
        IReadOnlyList<string> tiers,
        Lab lab,
        Func<string, int, IProgress<int>?>? progress = null,
        CancellationToken cancellationToken = default
    ) => WriteAsync(meta, tiers, new PersonaWriter(lab), lab.Seed, progress, cancellationToken);

    /// <summary>The same by a writer of one's own settings.</summary>
    /// <param name="meta">The meta personas.</param>
    /// <param name="tiers">Which tiers the set is to hold; see <see cref="Tiers.Parse"/>.</param>
    /// <param name="writer">Who writes, and how.</param>
    /// <param name="seed">Shuffles the portraits.</param>
    /// <param name="progress">Told how many are done of a tier.</param>
    /// <param name="cancellationToken">Stops the writing; what was written is in the store.</param>
    /// <exception cref="InputException">Nobody to write for, or something that would meet every call.</exception>
    public static async Task<PersonaSet> WriteAsync(
        IReadOnlyList<Persona> meta,
        IReadOnlyList<string> tiers,
        PersonaWriter writer,
        Seed seed,
        Func<string, int, IProgress<int>?>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        if (meta.Count == 0)
        {
            throw new InputException("There are zero people to write personas for; sample at least one.");
        }
        Dictionary<string, IReadOnlyList<WrittenPersona>> written = new(StringComparer.Ordinal)
        {
            [Tiers.Meta] = PersonaAudit.Meta(meta),
        };
        async Task<IReadOnlyList<Persona>> Written(string tier)
        {
            if (!written.TryGetValue(tier, out var known))
            {
                var people = tier == Tiers.Subjective ? await Written(Tiers.Objective).ConfigureAwait(false) : meta;
                written[tier] = known = await writer
                    .WriteAsync(people, tier, progress?.Invoke(tier, people.Count), cancellationToken)
                    .ConfigureAwait(false);
            }
            return [.. known.Select(w => w.Persona).OfType<Persona>()];
        }
        List<Persona> personas = [];
        foreach (var tier in tiers)
        {
            personas.AddRange(
                tier switch
                {
                    Tiers.Nobody => PersonaControls.Nobody(meta),
                    Tiers.MetaPadded => PersonaControls.Padded(
                        meta,
                        await Written(Tiers.Descriptive).ConfigureAwait(false)
                    ),
                    Tiers.SubjectiveMatched => PersonaControls.Matched(
                        await Written(Tiers.Subjective).ConfigureAwait(false),
                        await Written(Tiers.Descriptive).ConfigureAwait(false),
                        seed
                    ),
                    Tiers.ObjectiveProse => PersonaControls.Prose(await Written(Tiers.Objective).ConfigureAwait(false)),
                    Tiers.DescriptiveShuffled => await Written(Tiers.Descriptive).ConfigureAwait(false)
                        is { Count: > 1 } portraits
                        ? PersonaControls.Shuffled(portraits, seed)
                        : [],
                    _ => await Written(tier).ConfigureAwait(false),
                }
            );
        }
        return new(personas, written);
    }
}
