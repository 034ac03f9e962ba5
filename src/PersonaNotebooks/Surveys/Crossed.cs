using PersonaNotebooks.Models;
using PersonaNotebooks.Personas;

namespace PersonaNotebooks.Surveys;

/// <summary>
/// Every writer's personas before every respondent, as in the paper's cross of six models by six: it tells what the writing does from what the
/// answering does.
/// </summary>
/// <param name="elections">Questions with a lean and a result by state.</param>
/// <param name="seed">Chooses shuffles and draws the resamples.</param>
public sealed class Crossed(IReadOnlyList<Question> elections, Seed seed)
{
    /// <summary>The writers of a cross: each model, or of a single model two settings, so that there is something to cross.</summary>
    public static IReadOnlyList<(string Name, PersonaWriter Writer)> Writers(IReadOnlyList<Lab> models) =>
        models is [var only]
            ?
            [
                ($"{only.Identity.Model}, temperature 0.8", new PersonaWriter(only)),
                ($"{only.Identity.Model}, temperature 0.3", new PersonaWriter(only, temperature: 0.3f)),
            ]
            : [.. models.Select(m => (m.Identity.Model, new PersonaWriter(m)))];

    /// <summary>The respondents of a cross: each model, or of a single one that can score its draws and its probabilities, else its short and its reasoned answers.</summary>
    public static IReadOnlyList<(string Name, IRespondent Respondent)> Respondents(IReadOnlyList<Lab> models) =>
        models is [var only]
            ?
            [
                ($"{only.Identity.Model}, drawn", new ChatRespondent(only)),
                !only.CanScore
                    ? ($"{only.Identity.Model}, reasoned", new ChatRespondent(only, ReplyForm.Reasoned))
                    : ($"{only.Identity.Model}, scored", new ScoringRespondent(only, ScoredText.Stance)),
            ]
            : [.. models.Select(m => (m.Identity.Model, (IRespondent)new ChatRespondent(m)))];

    /// <summary>Writes and asks everything; what is in the stores is not asked again.</summary>
    /// <param name="meta">The people, the same for all writers.</param>
    /// <param name="tiers">The tiers to compare; see <see cref="Tiers.Parse"/>.</param>
    /// <param name="writers">A name and a writer for each row.</param>
    /// <param name="respondents">A name and a respondent for each column.</param>
    /// <param name="cancellationToken">Stops; what was answered is in the stores.</param>
    /// <returns>A cell for each tier, writer and respondent with a valid answer. The meta tier has no words of a writer, so all its rows are alike.</returns>
    public async Task<IReadOnlyList<CrossedCell>> RunAsync(
        IReadOnlyList<Persona> meta,
        IReadOnlyList<string> tiers,
        IReadOnlyList<(string Name, PersonaWriter Writer)> writers,
        IReadOnlyList<(string Name, IRespondent Respondent)> respondents,
        CancellationToken cancellationToken = default
    )
    {
        var truth = QuestionTruth.ByState(elections);
        List<CrossedCell> cells = [];
        foreach (var (writer, hand) in writers)
        {
            var set = await PersonaSet
                .WriteAsync(meta, tiers, hand, seed, cancellationToken: cancellationToken)
                .ConfigureAwait(false);
            foreach (var (name, respondent) in respondents)
            {
                var answers = await new Simulation(respondent, seed)
                    .RunAsync(new(set.Personas, elections), null, cancellationToken)
                    .ConfigureAwait(false);
                foreach (var tier in answers.GroupBy(r => r.Tier))
                {
                    var own = seed.For($"{writer}/{name}/{tier.Key}");
                    if (
                        ElectionAlignment.Of(tier, truth, own) is { } alignment
                        && LeftShift.AgainstTruth(tier, truth, own) is { } shift
                    )
                    {
                        cells.Add(new(writer, name, tier.Key, alignment, shift, tier.Count(r => r.IsValid)));
                    }
                }
            }
        }
        return cells;
    }
}
