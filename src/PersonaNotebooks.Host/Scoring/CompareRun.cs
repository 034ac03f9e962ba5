using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PersonaNotebooks.Host.Formatting;

namespace PersonaNotebooks.Host.Scoring;

/// <summary>Runs a distribution metric over two CSV files.</summary>
public static class CompareRun
{
    private static readonly (string Name, Func<MetricOptions, Seed, Comparison> Create)[] Metrics =
    [
        ("mauve", TableComparisons.OfMauve),
        ("frechet", (_, _) => TableComparisons.OfFrechet),
        ("kl-cosine", (options, _) => TableComparisons.OfKlCosine(options)),
        ("js", (_, _) => WeightComparisons.OfJensenShannon),
        ("kl", (_, _) => WeightComparisons.OfKullbackLeibler),
        ("tv", (_, _) => WeightComparisons.OfTotalVariation),
        ("wasserstein", (_, _) => WeightComparisons.OfWasserstein),
        ("dispersion", (_, _) => WeightComparisons.OfDispersion),
    ];

    /// <summary>The names that <c>--metric</c> takes.</summary>
    public static string Names { get; } = string.Join(", ", Metrics.Select(m => m.Name));

    /// <summary>One JSON object with the metric's numbers and its signature.</summary>
    /// <exception cref="InputException">The metric, an option or a file is wrong.</exception>
    public static string Run(CompareRequest request)
    {
        var create =
            Metrics.FirstOrDefault(m => m.Name == request.Metric).Create
            ?? throw new InputException($"There is no metric '{request.Metric}'; choose one of {Names}.");
        var compare = create(request.Options, request.Seed);
        request.Options.RefuseOthers();
        return Json(compare(request.Reference, request.Candidate));
    }

    private static string Json(CompareAnswer answer)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            foreach (var (name, value) in answer.Values)
            {
                json.WritePropertyName(name);
                json.WriteDigits(value);
            }
            json.WriteString("signature", answer.Signature.ToString());
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
