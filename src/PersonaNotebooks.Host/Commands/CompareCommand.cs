using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using PersonaNotebooks.Host.Formatting;
using PersonaNotebooks.Metrics;
using PersonaNotebooks.Metrics.Distributions;

namespace PersonaNotebooks.Host.Commands;

/// <summary><c>persona compare</c>: one distribution metric between two CSV files of numbers, as one JSON object.</summary>
public static class CompareCommand
{
    private const int MostBins = 1_000_000;

    private static readonly Dictionary<string, (string[] Options, Func<Request, Answer> Compare)> Metrics = new()
    {
        ["mauve"] = (["buckets", "scaling"], CompareMauve),
        ["frechet"] = ([], CompareFrechet),
        ["kl-cosine"] = (["bins", "epsilon"], CompareKlCosine),
        ["js"] = ([], CompareJensenShannon),
        ["kl"] = ([], CompareKullbackLeibler),
        ["tv"] = ([], CompareTotalVariation),
        ["wasserstein"] = ([], CompareWasserstein),
        ["dispersion"] = ([], CompareDispersion),
    };

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Option<string> metric = new("--metric") { Description = string.Join(", ", Metrics.Keys), Required = true };
        Option<string> reference = new("--reference")
        {
            Description = "CSV of plain numbers: the people's",
            Required = true,
        };
        Option<string> candidate = new("--candidate")
        {
            Description = "CSV of plain numbers: the model's",
            Required = true,
        };
        Option<ulong> seed = new("--seed") { Description = "starts k-means (mauve)", DefaultValueFactory = _ => 25 };
        Option<string[]> options = new("--option")
        {
            Description = "k=v: buckets, scaling (mauve); bins, epsilon (kl-cosine)",
            AllowMultipleArgumentsPerToken = true,
        };
        Command command = new("compare", "Compare two sets of numbers, one CSV row per item.")
        {
            metric,
            reference,
            candidate,
            seed,
            options,
        };
        command.SetAction(parsed =>
        {
            var name = parsed.GetRequiredValue(metric);
            if (!Metrics.TryGetValue(name, out var known))
            {
                throw new InputException(
                    $"There is no metric '{name}'; choose one of {string.Join(", ", Metrics.Keys)}."
                );
            }
            var given = Read(parsed.GetValue(options) ?? [], name, known.Options);
            Request request = new(
                parsed.GetRequiredValue(reference),
                parsed.GetRequiredValue(candidate),
                new(parsed.GetValue(seed)),
                given
            );
            parsed.InvocationConfiguration.Output.WriteLine(Json(known.Compare(request)));
        });
        return command;
    }

    private static Answer CompareMauve(Request request)
    {
        var options = new MauveOptions(
            request.Options.ContainsKey("buckets") ? (int)request.Number("buckets", 0, whole: true) : null,
            request.Number("scaling", 5)
        );
        var result = Mauve.Compare(
            NumberCsv.Read(request.Candidate),
            NumberCsv.Read(request.Reference),
            request.Seed,
            options
        );
        return new(
            [
                ("mauve", result.Mauve),
                ("mauve_star", result.MauveStar),
                ("frontier_integral", result.FrontierIntegral),
                ("frontier_integral_star", result.FrontierIntegralStar),
            ],
            result.Signature
        );
    }

    private static Answer CompareFrechet(Request request) =>
        new(
            [
                (
                    "frechet",
                    Frechet.Distance(NumberCsv.ReadMoments(request.Reference), NumberCsv.ReadMoments(request.Candidate))
                ),
            ],
            Frechet.Signature
        );

    private static Answer CompareKlCosine(Request request)
    {
        var (bins, epsilon) = ((int)request.Number("bins", 50, whole: true), request.Number("epsilon", 1e-10));
        if (bins > MostBins)
        {
            throw new InputException($"The option bins={bins} is too large; use {MostBins} or fewer.");
        }
        var (reference, candidate) = (NumberCsv.Read(request.Reference), NumberCsv.Read(request.Candidate));
        return new(
            [("kl", KlCosine.Divergence(reference, candidate, bins, epsilon))],
            KlCosine.Signature(bins, epsilon)
        );
    }

    private static Answer CompareJensenShannon(Request request)
    {
        var (p, q) = request.Weights();
        var distance = JensenShannon.Distance(p, q);
        return new([("js", distance), ("js_divergence", JensenShannon.Divergence(p, q))], JensenShannon.Signature);
    }

    private static Answer CompareKullbackLeibler(Request request)
    {
        var (p, q) = request.Weights();
        return new([("kl", KullbackLeibler.Divergence(p, q))], KullbackLeibler.Signature);
    }

    private static Answer CompareTotalVariation(Request request)
    {
        var (p, q) = request.Weights();
        return new([("tv", TotalVariation.Distance(p, q))], TotalVariation.Signature);
    }

    private static Answer CompareWasserstein(Request request)
    {
        var (p, q) = request.Weights();
        return new(
            [
                ("wasserstein", Wasserstein.Ordinal(p, q)),
                ("wasserstein_normalised", Wasserstein.NormalisedOrdinal(p, q)),
            ],
            Wasserstein.Signature
        );
    }

    private static Answer CompareDispersion(Request request)
    {
        var (p, q) = request.Weights();
        return new(
            [
                ("dispersion_ratio", Dispersion.Ratio(q, p)),
                ("entropy_reference", Entropy.Nats(p)),
                ("entropy_candidate", Entropy.Nats(q)),
            ],
            Dispersion.Signature
        );
    }

    private static Dictionary<string, string> Read(string[] options, string metric, string[] known)
    {
        Dictionary<string, string> given = [];
        foreach (var option in options)
        {
            var parts = option.Split('=', 2);
            if (parts.Length < 2 || !known.Contains(parts[0]))
            {
                var choice =
                    known.Length == 0 ? "it takes none" : $"use {string.Join(", ", known.Select(k => $"{k}=..."))}";
                throw new InputException($"The metric {metric} has no option '{option}'; {choice}.");
            }
            given[parts[0]] = parts[1];
        }
        return given;
    }

    private static string Json(Answer answer)
    {
        using MemoryStream stream = new();
        using (
            Utf8JsonWriter json = new(
                stream,
                new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
            )
        )
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

    private sealed record Answer(IReadOnlyList<(string Name, double Value)> Values, MetricSignature Signature);

    private sealed record Request(string Reference, string Candidate, Seed Seed, Dictionary<string, string> Options)
    {
        public double Number(string name, double otherwise, bool whole = false)
        {
            if (!Options.TryGetValue(name, out var text))
            {
                return otherwise;
            }
            var style = whole ? NumberStyles.AllowLeadingSign : NumberStyles.Float;
            return
                double.TryParse(text, style, CultureInfo.InvariantCulture, out var value)
                && (!whole || value <= int.MaxValue)
                ? value
                : throw new InputException($"The option {name}={text} is not a {(whole ? "whole " : "")}number.");
        }

        public (double[] Reference, double[] Candidate) Weights() => (Row(Reference), Row(Candidate));

        private static double[] Row(string path)
        {
            var rows = NumberCsv.Rows(path).Take(2).ToList();
            if (rows.Count != 1)
            {
                throw new InputException(
                    $"{path} has {(rows.Count == 0 ? "no row" : "more than one row")}; this metric takes one row of weights."
                );
            }
            if (Array.FindIndex(rows[0], weight => weight < 0) is >= 0 and var place)
            {
                throw new InputException(
                    $"{path}, line 1, column {place + 1} is {rows[0][place]}, but weights are 0 or more; correct it."
                );
            }
            return rows[0].Any(weight => weight > 0)
                ? rows[0]
                : throw new InputException($"{path} holds only weights of 0; give at least one above 0.");
        }
    }
}
