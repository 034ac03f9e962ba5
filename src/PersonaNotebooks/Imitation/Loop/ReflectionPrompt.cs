using System.Globalization;
using System.Text.Json;
using PersonaNotebooks.Imitation.Personas;
using PersonaNotebooks.Imitation.Posts;
using PersonaNotebooks.Imitation.Scoring;
using PersonaNotebooks.Prompts;

namespace PersonaNotebooks.Imitation.Loop;

/// <summary>
/// Builds what a reflection reads. Beside the original's examples and metrics it holds evidence that code has measured: which traits
/// of style the imitations lack against the same items by the person, and which words. The model decides what to do with it.
/// </summary>
/// <param name="options">What is shown.</param>
public sealed class ReflectionPrompt(ImitationOptions options)
{
    private const int Examples = 3,
        MostLacking = 5,
        MostWords = 16,
        LongestExample = 300;
    private const double Noticeable = 1;
    private readonly TraitLexicon lexicon = TraitLexicon.Load();
    private readonly Objective objective = new(options.Strategy, options.OriginalScores);

    /// <summary>The prompt, and the schema of its answer.</summary>
    public (string Prompt, JsonElement Schema) Build(ReflectionRequest request)
    {
        var replies = request.Imitations.Where(i => !i.Stimulus.IsPost).ToArray();
        var pairs = replies.Select(i => (i.Stimulus.Original, i.Text)).ToArray();
        var history = request.User.History.Select(p => OneLine.Of(p.Text)).ToArray();
        var gaps = TraitGap.Between(pairs, lexicon, TraitLexicon.CommonEnding(history));
        var lacking = gaps.Where(g => g.T > Noticeable).Take(MostLacking).ToArray();
        var confirmed = gaps.Where(g => g.T >= -Noticeable && g.Person != 0 && g.Trait.IsNamedIn(request.Persona));
        var seen = options.ShowOriginals ? history.Concat(pairs.Select(p => p.Original)) : history;
        var words = KeyWords.Of(seen, request.Imitations.Select(i => i.Text), MostWords).Select(w => w.Word).ToArray();
        var (best, worst) = Ranked(request.Imitations);
        var metrics = options.ShowMetrics;
        var prompt = Prompt
            .Load("imitation-reflection")
            .Fill(
                ("persona", request.Persona),
                ("items", request.Imitations.Count.ToString(CultureInfo.InvariantCulture)),
                ("metrics", metrics ? ItemScores.Mean(request.Imitations.Select(i => i.Scores)).Summary : "not shown"),
                ("verdict", request.Verdict),
                ("best", options.ShowBest ? Write(best) : "not shown"),
                ("worst", options.ShowWorst ? Write(worst) : "not shown"),
                ("lacking", metrics ? List(lacking.Select(g => g.Trait.Code)) : "not shown"),
                ("confirmed", metrics ? List(confirmed.Select(g => g.Trait.Code)) : "not shown"),
                ("words", List(words))
            );
        return (prompt, PersonaSheet.Schema(lexicon, words));
    }

    /// <summary>The closest and the farthest: three and three of six or more, half from each end of two to five, else all as closest.</summary>
    private (IReadOnlyList<ImitatedItem> Best, IReadOnlyList<ImitatedItem> Worst) Ranked(IReadOnlyList<ImitatedItem> imitations)
    {
        ImitatedItem[] order = [.. imitations.OrderByDescending(i => objective.Of(i.Scores))];
        var count =
            order.Length >= 2 * Examples ? Examples
            : order.Length >= 2 ? order.Length / 2
            : order.Length;
        return (order[..count], order.Length >= 2 ? order[^count..] : []);
    }

    private string Write(IReadOnlyList<ImitatedItem> imitations) =>
        imitations.Count == 0
            ? "none"
            : string.Join(
                '\n',
                imitations.Select(i =>
                    Prompt
                        .Load("imitation-example")
                        .Fill(
                            ("stimulus", HistoryText.Cut(ImitationPrompt.Shown(i.Stimulus), LongestExample)),
                            ("imitation", HistoryText.Cut(i.Text, LongestExample)),
                            (
                                "original",
                                options.ShowOriginals
                                    ? HistoryText.Cut(i.Stimulus.Original, LongestExample)
                                    : "not shown"
                            )
                        )
                )
            );

    private static string List(IEnumerable<string> items) =>
        string.Join(", ", items) is { Length: > 0 } list ? list : "nothing";
}
