using System.Text;
using Microsoft.Extensions.AI;
using PersonaNotebooks.Metrics.Distributions;
using PersonaNotebooks.Models;
using PersonaNotebooks.Personas;
using PersonaNotebooks.Prompts;

namespace PersonaNotebooks.Mixtures;

/// <summary>
/// Writes personas for a population without labels (Bui et al. 2025): the records' texts are clustered by k-means on their vectors, and a model describes the
/// typical writer of each cluster in the second person.
/// The contexts take no part in the clusters: with them personas would be topics, not writers.
/// </summary>
/// <param name="lab">The model and the encoder.</param>
/// <param name="shown">Texts of a cluster that the model sees, those nearest to its centre; the paper does not say how many.</param>
public sealed class PersonaSynthesis(Lab lab, int shown = 12)
{
    private const int Tries = 3;

    /// <summary>Gives the vectors that are clustered; the model's own when null.</summary>
    public IEmbeddingGenerator<string, Embedding<float>>? Encoder { get; init; }

    /// <summary>Who describes clusters best: the model, or where it is a word model, which cannot sum up, the clusters' words.</summary>
    public ClusterWriter Suited => lab.Identity.Note is null ? ClusterWriter.Model : ClusterWriter.Keywords;

    /// <summary>The cluster of each record, by its text.</summary>
    public async Task<IReadOnlyList<int>> ClusterAsync(
        IReadOnlyList<MixtureRecord> records,
        int personas,
        Seed seed,
        CancellationToken cancellationToken = default
    ) => (await FitAsync(records, personas, seed, cancellationToken).ConfigureAwait(false)).Labels;

    /// <summary>Personas by clustering; one for each cluster, largest cluster first.</summary>
    /// <param name="records">The population.</param>
    /// <param name="personas">K.</param>
    /// <param name="writer">Whether the model describes a cluster, or its words do.</param>
    /// <param name="seed">Starts k-means.</param>
    /// <param name="cancellationToken">Stops the work; what the model wrote is in the store.</param>
    /// <exception cref="InputException">Fewer records than personas.</exception>
    public async Task<SynthesisResult> WriteAsync(
        IReadOnlyList<MixtureRecord> records,
        int personas,
        ClusterWriter writer,
        Seed seed,
        CancellationToken cancellationToken = default
    )
    {
        var (vectors, labels, centres) = await FitAsync(records, personas, seed, cancellationToken)
            .ConfigureAwait(false);
        var clusters = Enumerable
            .Range(0, personas)
            .Select(c => Enumerable.Range(0, records.Count).Where(i => labels[i] == c).ToArray())
            .Select((members, c) => (Members: members, Centre: c))
            .OrderByDescending(c => c.Members.Length)
            .ThenBy(c => c.Centre)
            .ToArray();
        var words = KeywordSynthesis.Describe([
            .. clusters.Select(c => c.Members.Select(i => records[i].Text).ToArray()),
        ]);
        var written = new string?[personas];
        if (writer == ClusterWriter.Model)
        {
            var prompts = clusters.Select(c => PromptFor(c.Members, c.Centre)).ToArray();
            var outcomes = await lab.MapAsync(prompts, DescribeAsync, cancellationToken).ConfigureAwait(false);
            written = [.. outcomes.Select(o => o.Value)];
        }
        Persona[] result =
        [
            .. clusters.Select(
                (_, c) =>
                    new Persona($"p{c + 1}", written[c] ?? words[c])
                    {
                        WrittenBy = written[c] is null ? "keywords" : lab.Identity.Model,
                    }
            ),
        ];
        int[] sizes = [.. clusters.Select(c => c.Members.Length)];
        var unreadable = writer == ClusterWriter.Model ? written.Count(w => w is null) : 0;
        return new(result, sizes, unreadable);

        string PromptFor(int[] members, int centre)
        {
            StringBuilder texts = new();
            foreach (
                var i in members
                    .OrderBy(i => Metrics.FixedOrder.SquaredDistance(vectors.Row(i), centres.Row(centre)))
                    .Take(shown)
            )
            {
                texts.Append("- ").Append(records[i].Text.ReplaceLineEndings(" ")).Append('\n');
            }
            return Prompt.Load("mixture-synthesis").Fill(("texts", texts.ToString().TrimEnd('\n')));
        }
    }

    /// <summary>The description in an answer: what stands after the last line start <c>Persona:</c> and begins with "You"; null when it holds none.</summary>
    public static string? Read(string answer)
    {
        const string Mark = "Persona:";
        var lines = answer.ReplaceLineEndings("\n").Split('\n');
        var at = Array.FindLastIndex(lines, l => l.TrimStart().StartsWith(Mark, StringComparison.Ordinal));
        if (at < 0)
        {
            return null;
        }
        var text = string.Join(' ', lines[at..].Select(l => l.Trim())).Trim()[Mark.Length..].Trim();
        return text.StartsWith("You", StringComparison.Ordinal) ? text : null;
    }

    private async Task<string?> DescribeAsync(string prompt, CancellationToken cancellationToken)
    {
        for (var draw = 0; draw < Tries; draw++)
        {
            var answer = await lab
                .Chat.GetResponseAsync(
                    [new ChatMessage(ChatRole.User, prompt)],
                    new ChatOptions { MaxOutputTokens = 200 }.WithDraw(draw),
                    cancellationToken
                )
                .ConfigureAwait(false);
            if (Read(answer.Text) is { } text)
            {
                return text;
            }
        }
        return null;
    }

    private async Task<(Features Vectors, IReadOnlyList<int> Labels, Features Centres)> FitAsync(
        IReadOnlyList<MixtureRecord> records,
        int personas,
        Seed seed,
        CancellationToken cancellationToken
    )
    {
        if (personas < 1 || records.Count < personas)
        {
            throw new InputException(
                $"{personas} personas need 1 or more clusters and as many records, but there are {records.Count} records."
            );
        }
        var rows = await TextVectors
            .OfAsync(Encoder ?? lab.Embedder, [.. records.Select(r => r.Text)], cancellationToken)
            .ConfigureAwait(false);
        Features vectors = new(rows.Values, rows.Rows, rows.Columns);
        var result = KMeans.Fit(vectors, personas, seed.For("personas"), restarts: 5);
        return (vectors, result.Labels, result.Centres);
    }
}
