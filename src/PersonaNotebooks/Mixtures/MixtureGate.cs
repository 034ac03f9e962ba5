using Microsoft.Extensions.AI;

namespace PersonaNotebooks.Mixtures;

/// <summary>What a trained mixture says of contexts: how much each persona weighs, and each of its exemplars.</summary>
public sealed class MixtureGate
{
    private readonly GatePass pass;

    private MixtureGate(GatePass pass) => this.pass = pass;

    /// <summary>Turns the texts of a mixture and the contexts into vectors and opens the gates.</summary>
    /// <param name="mixture">The mixture.</param>
    /// <param name="encoder">The encoder that it was trained with.</param>
    /// <param name="contexts">What is to be written.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="InputException">No context, or the encoder's vectors have another length than the gates were trained on.</exception>
    public static async Task<MixtureGate> OpenAsync(
        Mixture mixture,
        IEmbeddingGenerator<string, Embedding<float>> encoder,
        IReadOnlyList<string> contexts,
        CancellationToken cancellationToken = default
    )
    {
        if (contexts.Count == 0)
        {
            throw new InputException("A mixture needs at least one context to write for.");
        }
        string[] texts =
        [
            .. mixture.Personas.Select(p => p.Text),
            .. mixture.Exemplars.Select(TrainingData.ExemplarText),
            .. contexts,
        ];
        var vectors = await TextVectors.OfAsync(encoder, texts, cancellationToken).ConfigureAwait(false);
        if (vectors.Columns != mixture.Gates.Inputs)
        {
            throw new InputException(
                $"The gates were trained on vectors of {mixture.Gates.Inputs} numbers ({mixture.Encoder}), but this encoder gives {vectors.Columns}; open the same encoder."
            );
        }
        var (k, n) = (mixture.Personas.Count, mixture.Exemplars.Count);
        GateInputs inputs = new(vectors.Take([.. Enumerable.Range(0, k)]), vectors.Take([.. Enumerable.Range(k, n)]));
        var rows = vectors.Take([.. Enumerable.Range(k + n, contexts.Count)]);
        return new(new(new(mixture.Gates, inputs), GateInputs.WithConstant(rows)));
    }

    /// <summary>pi(x) of a context; sums to one.</summary>
    public double[] Personas(int context) => pass.Persona.Row(context).ToArray();

    /// <summary>Omega_k(x) of a context and a persona; sums to one.</summary>
    public double[] Exemplars(int context, int persona)
    {
        var weights = new double[pass.Scaled.Columns];
        pass.Exemplars(context, persona, weights);
        return weights;
    }

    /// <summary>The mean of pi over all contexts.</summary>
    public double[] Marginal() => Mean(_ => true);

    /// <summary>The mean of pi over some contexts.</summary>
    /// <param name="which">Whether a context, by its place, counts; at least one must.</param>
    public double[] Mean(Func<int, bool> which)
    {
        int[] rows = [.. Enumerable.Range(0, pass.Persona.Rows).Where(which)];
        var mean = new double[pass.Persona.Columns];
        foreach (var row in rows)
        {
            for (var k = 0; k < mean.Length; k++)
            {
                mean[k] += pass.Persona.Row(row)[k] / rows.Length;
            }
        }
        return mean;
    }

    /// <summary>The weight that each persona (row) gives to the exemplars of each group (column), mean over contexts; a row sums to one.</summary>
    /// <param name="exemplarGroups">The group of each exemplar.</param>
    /// <param name="groups">The columns.</param>
    public double[,] ByGroup(IReadOnlyList<string> exemplarGroups, IReadOnlyList<string> groups)
    {
        var shares = new double[pass.Persona.Columns, groups.Count];
        var places = exemplarGroups.Select(g => groups.ToList().IndexOf(g)).ToArray();
        for (var k = 0; k < pass.Persona.Columns; k++)
        {
            for (var i = 0; i < pass.Persona.Rows; i++)
            {
                foreach (var (j, weight) in Exemplars(i, k).Index())
                {
                    if (places[j] >= 0)
                    {
                        shares[k, places[j]] += weight / pass.Persona.Rows;
                    }
                }
            }
        }
        return shares;
    }

    /// <summary>Draws a persona by pi, then an exemplar by its Omega.</summary>
    public Pair Draw(int context, RandomStream stream)
    {
        var persona = Place(pass.Persona.Row(context), stream);
        return new(persona, Place(Exemplars(context, persona), stream));
    }

    /// <summary>Draws a persona by its weight among those not yet chosen.</summary>
    internal static int Other(double[] weights, IReadOnlyList<int> chosen, RandomStream stream)
    {
        double[] left = [.. weights.Select((w, k) => chosen.Contains(k) ? 0 : Math.Max(w, 1e-300))];
        var sum = left.Sum();
        return Place([.. left.Select(w => w / sum)], stream);
    }

    private static int Place(ReadOnlySpan<double> weights, RandomStream stream)
    {
        var left = stream.NextDouble();
        var last = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] > 0)
            {
                last = i;
                left -= weights[i];
                if (left < 0)
                {
                    return i;
                }
            }
        }
        return last;
    }
}
