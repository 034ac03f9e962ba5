using PersonaNotebooks.Figures;
using PersonaNotebooks.Imitation.Analysis;
using PersonaNotebooks.Imitation.Baselines;
using PersonaNotebooks.Imitation.Loop;
using PersonaNotebooks.Imitation.Posts;
using PersonaNotebooks.Imitation.Records;
using PersonaNotebooks.Imitation.Scoring;
using PersonaNotebooks.Models;

namespace PersonaNotebooks.Imitation.Studies;

/// <summary>One model, a set of users and the options that all runs of a study share.</summary>
/// <param name="Lab">The model.</param>
/// <param name="Set">The users.</param>
/// <param name="Options">How personas are optimised.</param>
public sealed record ImitationStudy(Lab Lab, UserSet Set, ImitationOptions Options)
{
    /// <summary>What is tested first: the likelihood of the person's own replies, or ROUGE-1 with a model that gives no likelihoods.</summary>
    public Measure Primary => Options.Likelihoods ? Measure.ReplyLikelihood : Measure.ReplyRouge1;

    /// <summary>All measures, the primary one first.</summary>
    public IReadOnlyList<Measure> Measures => [Primary, .. Measure.All.Where(m => m != Primary)];

    /// <summary>What figures and tables of the study need to know.</summary>
    public StudySource Source =>
        new(
            new Passport
            {
                Seed = Options.Seed,
                Caveat = "one model, one split",
                Prompts = ImitationRun.Prompts,
                Data = new Dictionary<string, string> { ["users"] = Set.Hash },
            }
                .WithModel(Lab.Identity.Model, Lab.Identity.Digest, Lab.Identity.Note, 0)
                .WithData(Personas.TraitLexicon.Path),
            Lab.Identity.Note ?? Lab.Identity.Model,
            Options.Seed
        );

    /// <summary>Optimises all users by the study's options.</summary>
    public Task<RunTable> RunAsync(CancellationToken cancellationToken = default) =>
        new ImitationRun(Lab, "ours", Options).RunAsync(Set.Users, cancellationToken);

    /// <summary>The run with the comparison conditions on the same test items.</summary>
    public async Task<RunTable> WithBaselinesAsync(RunTable run, CancellationToken cancellationToken = default)
    {
        BaselineRun baselines = new(
            "ours",
            new LabImitationModel(Lab, Options, Set.Users),
            new ModelItemScorer(Lab, Options.Embeddings, Options.Likelihoods),
            Options.Seed
        )
        {
            HistoryMessages = Options.HistoryMessages,
        };
        return run.With(await baselines.RunAsync(Set.Users, run, null, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>
    /// The five strategies of the original by its rule: the newest persona always replaces the last, on the same six items, which are all
    /// that is scored. Every other user, or all of fewer than twelve; all strategies begin with the same first personas. Strategies that need what the model does not
    /// give are left out.
    /// </summary>
    /// <returns>The name that the original gives a strategy, and its run.</returns>
    public async Task<IReadOnlyList<(string Name, RunTable Run)>> StrategiesAsync(
        CancellationToken cancellationToken = default
    )
    {
        var every = Set.Users.Count < 2 * PairedGain.FewestUsers ? 1 : 2;
        var users = Set.Users.Where((_, i) => i % every == 0).Select(u => u with { Test = [] }).ToArray();
        List<(string, RunTable)> runs = [];
        foreach (var (name, strategy) in OriginalStrategies.All)
        {
            if (
                (strategy == Strategy.Perplexity && !Options.Likelihoods)
                || (strategy == Strategy.BertScore && !Options.Embeddings)
            )
            {
                continue;
            }
            var options = Options with { Strategy = strategy, Acceptance = Acceptance.AlwaysReplace, Stimuli = 6 };
            var run = new ImitationRun(Lab, name, options);
            runs.Add((name, await run.RunAsync(users, cancellationToken).ConfigureAwait(false)));
        }
        return runs;
    }
}
