using System.Text.Json;
using PersonaNotebooks.Figures;
using PersonaNotebooks.Imitation.Posts;
using PersonaNotebooks.Imitation.Records;
using PersonaNotebooks.Imitation.Scoring;
using PersonaNotebooks.Models;
using PersonaNotebooks.Prompts;

namespace PersonaNotebooks.Imitation.Loop;

/// <summary>Optimises the personas of many users, several at a time; results stand in the users' order.</summary>
/// <example>
/// <code>
/// var table = await new ImitationRun(lab, "first", new() { Rounds = 10 }).RunAsync(users);
/// </code>
/// </example>
/// <param name="lab">The model; every answer is in its store, so that a run that was stopped anywhere goes on with the calls that are missing.</param>
/// <param name="id">The run's id.</param>
/// <param name="options">How.</param>
public sealed class ImitationRun(Lab lab, string id, ImitationOptions options)
{
    private const int UsersAtATime = 4;

    /// <summary>Where records go; null to keep them in memory only.</summary>
    public RunFolder? Folder { get; init; }

    /// <summary>Where the users came from, by name: part of the settings.</summary>
    public IReadOnlyDictionary<string, string> Source { get; init; } = new Dictionary<string, string>();

    /// <summary>Told after each round.</summary>
    public IProgress<RunProgress>? Progress { get; init; }

    /// <summary>Everything that shapes the results, by name.</summary>
    public IReadOnlyDictionary<string, string> Settings
    {
        get
        {
            Dictionary<string, string> settings = new(Source) { ["run"] = id };
            foreach (var (name, value) in Made(lab))
            {
                settings[name] = value;
            }
            foreach (var option in JsonSerializer.SerializeToElement(options, RecordFile.Json).EnumerateObject())
            {
                settings[option.Name] = option.Value.ToString();
            }
            return settings;
        }
    }

    /// <summary>By what a run is made: model and digest, library, the lab's seed, prompts. What is compared with a run must be made by the same.</summary>
    public static IReadOnlyDictionary<string, string> Made(Lab lab) =>
        new Dictionary<string, string>
        {
            ["model"] = lab.Identity.Model,
            ["modelDigest"] = lab.Identity.Digest,
            ["modelNote"] = lab.Identity.Note ?? "",
            ["library"] = LibraryVersion.Current,
            ["labSeed"] = lab.Seed.ToString(),
            ["prompts"] = Passport.Hash(string.Join('\n', ImitationPrompt.Names.Select(n => Prompt.Load(n).Text))),
        };

    /// <summary>Names and hashes of the prompts, for passports.</summary>
    public static IReadOnlyDictionary<string, string> Prompts =>
        ImitationPrompt.Names.ToDictionary(n => n, n => Passport.Hash(Prompt.Load(n).Text));

    /// <summary>Runs.</summary>
    /// <param name="users">The users.</param>
    /// <param name="cancellationToken">Stops the run; begin it again to go on.</param>
    /// <exception cref="InputException">The folder holds another run, the options make no sense, or a call failed for good.</exception>
    public async Task<RunTable> RunAsync(
        IReadOnlyList<ImitatedUser> users,
        CancellationToken cancellationToken = default
    )
    {
        options.Check();
        Folder?.Begin(Settings);
        ModelItemScorer scorer = new(lab, options.Embeddings, options.Likelihoods);
        ImitationLoop loop = new(id, new LabImitationModel(lab, options, users), scorer, options);
        var results = new RunTable[users.Count];
        var done = 0;
        await Parallel
            .ForAsync(
                0,
                users.Count,
                new ParallelOptions { MaxDegreeOfParallelism = UsersAtATime, CancellationToken = cancellationToken },
                async (i, stop) =>
                {
                    using var file = Folder?.OpenRounds(users[i].Id);
                    void Write(RunTable part)
                    {
                        file?.Append("item", part.Items);
                        file?.Append("round", part.Rounds);
                        if (part.Rounds.Count > 0)
                        {
                            Progress?.Report(
                                new(Interlocked.Increment(ref done), users.Count * options.Rounds, users[i].Id)
                            );
                        }
                    }
                    results[i] = await loop.RunAsync(users[i], Write, stop).ConfigureAwait(false);
                }
            )
            .ConfigureAwait(false);
        return new([.. results.SelectMany(r => r.Rounds)], [.. results.SelectMany(r => r.Items)]);
    }
}
