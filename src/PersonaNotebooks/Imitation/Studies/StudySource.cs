using PersonaNotebooks.Figures;
using PersonaNotebooks.Imitation.Records;

namespace PersonaNotebooks.Imitation.Studies;

/// <summary>What every figure of a run needs to know beside its records.</summary>
/// <param name="Passport">Model, prompts, data and seed.</param>
/// <param name="Model">The model in words, for captions.</param>
/// <param name="Seed">Draws the intervals.</param>
public sealed record StudySource(Passport Passport, string Model, Seed Seed)
{
    private const string OverUsers =
        "where an interval is drawn: 95 %, bootstrap over users, Student's t with fewer than six";

    /// <summary>Where figures are written; the collection's own folder when null.</summary>
    public string? Folder { get; init; }

    /// <summary>The source of a run on disk: its settings say how it was made.</summary>
    public static StudySource Of(RunFolder run, Seed seed)
    {
        var settings = run.Settings();
        string Setting(string name) => settings.GetValueOrDefault(name, "");
        var note = Setting("modelNote") is { Length: > 0 } text ? text : null;
        return new(
            new Passport
            {
                Seed = seed,
                Caveat = "one run",
                Data = new Dictionary<string, string> { ["users"] = Setting("data") },
                Parameters = settings,
            }.WithModel(Setting("model"), Setting("modelDigest"), note, 0),
            note ?? Setting("model"),
            seed
        );
    }

    /// <summary>Captions a figure with the model and saves it with a passport that counts the records it rests on.</summary>
    internal Figure Save(Figure figure, string name, string caption, RunTable table, params string[] data) =>
        figure
            .Caption($"{Model}. {caption}")
            .Save(
                name,
                Passport
                    .WithData(data)
                    .WithParameters(("rounds", table.Rounds.Select(r => r.Round).DefaultIfEmpty(0).Max()))
                    .WithUncertainty(OverUsers, ("user", table.Items.Select(i => i.User).Distinct().Count())) with
                {
                    Answers = table.Items.Count,
                },
                Folder
            );
}
