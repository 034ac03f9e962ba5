using Microsoft.Extensions.AI;
using PersonaNotebooks.Personas;
using PersonaNotebooks.Prompts;

namespace PersonaNotebooks.Mixtures;

/// <summary>What each method asks a model for. All methods write for the same contexts.</summary>
/// <param name="contexts">The contexts to write for; only context and label are read.</param>
/// <param name="temperature">The sampling temperature of the methods that learn none.</param>
public sealed class WritingPlan(IReadOnlyList<MixtureRecord> contexts, double temperature = 1)
{
    /// <summary>Draws contexts from records evenly, with replacement.</summary>
    public static IReadOnlyList<MixtureRecord> Contexts(IReadOnlyList<MixtureRecord> records, int count, Seed seed)
    {
        var stream = seed.For("contexts").Stream();
        return [.. Enumerable.Range(0, count).Select(_ => records[stream.Next(records.Count)])];
    }

    /// <summary>
    /// The mixture: a persona by pi(x), an exemplar by its Omega(x), the persona's temperature. With <paramref name="mixed"/> above 1 so many
    /// different personas are drawn by pi and their texts put one after the other, the exemplar being the first one's; how the paper mixes them is not known to us.
    /// </summary>
    public async Task<IReadOnlyList<WritingTask>> MixtureAsync(
        Mixture mixture,
        IEmbeddingGenerator<string, Embedding<float>> encoder,
        Seed seed,
        int mixed = 1,
        CancellationToken cancellationToken = default
    )
    {
        if (mixed < 1 || mixed > mixture.Personas.Count)
        {
            throw new InputException($"{mixed} personas cannot be mixed; give 1 to {mixture.Personas.Count}.");
        }
        var gate = await MixtureGate
            .OpenAsync(mixture, encoder, [.. contexts.Select(c => c.Context)], cancellationToken)
            .ConfigureAwait(false);
        return [.. contexts.Select(Task)];

        WritingTask Task(MixtureRecord context, int i)
        {
            var stream = seed.For("draw", i).Stream();
            var pair = gate.Draw(i, stream);
            List<int> chosen = [pair.Persona];
            while (chosen.Count < mixed)
            {
                chosen.Add(MixtureGate.Other(gate.Personas(i), chosen, stream));
            }
            var personas = chosen.Select(k => mixture.Personas[k]).ToArray();
            Persona persona = new(
                string.Join('+', personas.Select(p => p.Id)),
                string.Join(' ', personas.Select(p => p.Text))
            );
            return Of(context, persona, mixture.Exemplars[pair.Exemplar], mixture.Gates.Temperatures[pair.Persona]);
        }
    }

    /// <summary>The request alone.</summary>
    public IReadOnlyList<WritingTask> ZeroShot() =>
        [.. contexts.Select(c => Of(c, MixturePrompts.NoPersona, MixturePrompts.NoExemplar, temperature))];

    /// <summary>One value of each attribute, drawn evenly (the idea of AttrPrompt; the attributes in <c>mixture-attributes.md</c> are ours).</summary>
    public IReadOnlyList<WritingTask> Attributed(Seed seed)
    {
        var attributes = Prompt
            .Load("mixture-attributes")
            .Fill()
            .Split('\n')
            .Select(line => line.Split(':', 2))
            .Select(line => (Name: line[0], Values: line[1].Split('|', StringSplitOptions.TrimEntries)))
            .ToArray();
        var prompt = Prompt.Load("mixture-write-attributes");
        var stream = seed.For("attributes").Stream();
        return
        [
            .. contexts.Select(c =>
            {
                var drawn = string.Join(
                    "; ",
                    attributes.Select(a => $"{a.Name}: {a.Values[stream.Next(a.Values.Length)]}")
                );
                var text = prompt.Fill(("context", c.Context), ("attributes", drawn));
                return new WritingTask(c.Context, c.Label, "none", "none", text, temperature);
            }),
        ];
    }

    /// <summary>No persona, one of the given exemplars drawn evenly: the trivial baseline, nothing learned.</summary>
    public IReadOnlyList<WritingTask> RandomExemplar(IReadOnlyList<MixtureRecord> pool, Seed seed)
    {
        var stream = seed.For("random exemplar").Stream();
        return [.. contexts.Select(c => Of(c, MixturePrompts.NoPersona, pool[stream.Next(pool.Count)], temperature))];
    }

    /// <summary>One of the exemplars that <see cref="PicleRanking"/> put first for the context's label, drawn evenly.</summary>
    /// <exception cref="InputException">The pool has no exemplar of a context's label.</exception>
    public IReadOnlyList<WritingTask> BestExemplars(ILookup<string, MixtureRecord> best, Seed seed)
    {
        var stream = seed.For("best exemplars").Stream();
        return
        [
            .. contexts.Select(c =>
            {
                MixtureRecord[] own = [.. best[c.Label ?? ""]];
                if (own.Length == 0)
                {
                    throw new InputException(
                        $"The pool holds no exemplar of the label '{c.Label}', so none can be ranked for it; give a larger pool."
                    );
                }
                return Of(c, MixturePrompts.NoPersona, own[stream.Next(own.Length)], temperature);
            }),
        ];
    }

    private static WritingTask Of(MixtureRecord context, Persona persona, MixtureRecord exemplar, double temperature) =>
        new(
            context.Context,
            context.Label,
            persona.Id,
            exemplar.Id,
            MixturePrompts.Write(persona, exemplar, context.Context),
            temperature
        );
}
