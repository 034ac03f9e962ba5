using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using PersonaNotebooks.Imitation.Personas;
using PersonaNotebooks.Imitation.Posts;
using PersonaNotebooks.Imitation.Scoring;
using PersonaNotebooks.Prompts;

namespace PersonaNotebooks.Imitation.Loop;

/// <summary>
/// Builds what a reflection reads. Beside the original's examples and metrics it holds evidence that code has measured: which traits
/// of style and which words are the person's and not everybody's, and how much of them the imitations have. All traits stand there with
/// their numbers, those that are not the person's too; the model decides what to do with it.
/// </summary>
/// <param name="options">What is shown.</param>
/// <param name="norm">Histories of the users together, the person's own among them or not: what everybody writes like.</param>
public sealed class ReflectionPrompt(ImitationOptions options, IReadOnlyList<ImitatedUser> norm)
{
    private const int Examples = 3,
        MostWords = 12,
        MostSentences = 10,
        LongestExample = 300;
    private readonly ConcurrentDictionary<string, Dictionary<string, int>> words = new(StringComparer.Ordinal);
    private readonly TraitLexicon lexicon = TraitLexicon.Load();
    private readonly Objective objective = new(options.Strategy, options.OriginalScores);

    /// <summary>The prompt, and the schema of its answer.</summary>
    public (string Prompt, JsonElement Schema) Build(ReflectionRequest request)
    {
        string[] imitations = [.. request.Imitations.Select(i => i.Text)];
        string[] history = [.. Texts(request.User)];
        string[] person = options.ShowOriginals
            ? [.. history, .. request.Imitations.Select(i => i.Stimulus.Original)]
            : history;
        ImitatedUser[] around = [.. norm.Where(u => u.Id != request.User.Id)];
        string[] others = [.. around.SelectMany(Texts)];
        var evidence = TraitEvidence.Of(lexicon, person, others, imitations);
        var liked = KeyWords
            .Of(KeyWords.Counts(person), others.Length > 0 ? WordsOf(around) : KeyWords.Counts(imitations), MostWords)
            .Select(w => w.Word)
            .ToArray();
        var sentences = Typical(history, liked);
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
                (
                    "measured",
                    string.Join('\n', metrics ? evidence.Select(Write) : lexicon.Traits.Select(t => $"- {t.Code}"))
                ),
                ("words", List(liked)),
                ("sentences", string.Join('\n', sentences))
            );
        // Every trait is on offer, in one order for all: what the evidence makes of the person is for the model to read. Where more
        // traits are clear than a form usually holds, it holds more, so that none that is clear is left out for want of a line.
        var clear = metrics ? evidence.Count(e => e.IsOfPerson) : 0;
        return (prompt, PersonaSheet.Schema([.. lexicon.Traits.Select(t => t.Code)], liked, sentences, clear));
    }

    /// <summary>The closest and the farthest: three and three of six or more, half from each end of two to five, else all as closest.</summary>
    private (IReadOnlyList<ImitatedItem> Best, IReadOnlyList<ImitatedItem> Worst) Ranked(
        IReadOnlyList<ImitatedItem> imitations
    )
    {
        ImitatedItem[] order = [.. imitations.OrderByDescending(i => objective.Of(i.Scores))];
        var count =
            order.Length >= 2 * Examples ? Examples
            : order.Length >= 2 ? order.Length / 2
            : order.Length;
        return (order[..count], order.Length >= 2 ? order[^count..] : []);
    }

    // The words of a user's history are counted once, not in every round.
    private Dictionary<string, int> WordsOf(IEnumerable<ImitatedUser> users)
    {
        Dictionary<string, int> sum = new(StringComparer.Ordinal);
        foreach (var (word, count) in users.SelectMany(u => words.GetOrAdd(u.Id, _ => KeyWords.Counts(Texts(u)))))
        {
            sum[word] = sum.GetValueOrDefault(word) + count;
        }
        return sum;
    }

    private static IEnumerable<string> Texts(ImitatedUser user) => user.History.Select(p => OneLine.Of(p.Text));

    /// <summary>Sentences of the history that hold most of the person's words, longer ones no better for their length.</summary>
    private static string[] Typical(IEnumerable<string> history, string[] words)
    {
        var known = words.ToHashSet(StringComparer.Ordinal);
        return
        [
            .. history
                .Where(t => t.Length <= LongestExample)
                .Distinct(StringComparer.Ordinal)
                .Select(t => (Text: t, Words: KeyWords.In(t).ToArray()))
                .OrderByDescending(t => t.Words.Count(known.Contains) / Math.Sqrt(t.Words.Length + 1.0))
                .ThenBy(t => t.Text, StringComparer.Ordinal)
                .Take(MostSentences)
                .Select(t => t.Text),
        ];
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

    private static string Write(TraitEvidence evidence) =>
        Prompt
            .Load(
                evidence.IsOfPerson ? "imitation-evidence-clear"
                : evidence.IsPossible ? "imitation-evidence-possible"
                : "imitation-evidence-none"
            )
            .Fill(
                ("trait", evidence.Trait.Code),
                ("person", Number(evidence.Person)),
                ("others", Number(evidence.Norm)),
                ("writer", Number(evidence.Imitation))
            );

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string List(IEnumerable<string> items) =>
        string.Join(", ", items) is { Length: > 0 } list ? list : "nothing";
}
