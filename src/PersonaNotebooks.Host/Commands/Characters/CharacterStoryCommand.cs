using System.CommandLine;
using System.Globalization;
using PersonaNotebooks.Simulacra;

namespace PersonaNotebooks.Host.Commands;

/// <summary><c>persona character story</c>: grows a life story by rounds, or applies a person's reviews.</summary>
internal static class CharacterStoryCommand
{
    public static Command Create()
    {
        StoryOptions standard = new();
        Option<int> rounds = new("--rounds")
        {
            Description = "Rounds of this run.",
            DefaultValueFactory = _ => standard.Rounds,
        };
        Option<double> threshold = new("--threshold")
        {
            Description = "Stop when the picked paragraph scores lower.",
            DefaultValueFactory = _ => standard.Threshold,
        };
        Option<int> context = new("--context")
        {
            Description = "The model's context length in tokens.",
            DefaultValueFactory = _ => standard.ContextTokens,
        };
        Option<bool> review = new("--review") { Description = "Apply the decisions in history/NNN-review.md instead." };
        Command command = new(
            "story",
            "Grow a life story; every version is kept in history/, with a review file for each round."
        )
        {
            rounds,
            threshold,
            context,
            review,
        };
        var who = new CharacterOptionSet().AddTo(command);
        var model = new LabOptionSet().AddTo(command);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var folder = who.Folder(parsed);
                if (parsed.GetValue(review))
                {
                    Console.WriteLine($"{StoryReview.Apply(folder)} paragraphs changed by review");
                    return 0;
                }
                await using var lab = await model.OpenAsync(parsed, cancellationToken);
                StoryWriter writer = new(
                    lab,
                    new()
                    {
                        Rounds = LabOptionSet.AtLeastOne(parsed.GetValue(rounds), "--rounds"),
                        Threshold = parsed.GetValue(threshold),
                        ContextTokens = LabOptionSet.AtLeastOne(parsed.GetValue(context), "--context"),
                    }
                );
                var done = await writer.GrowAsync(folder, lab.Seed, new Told(), cancellationToken);
                var story = CharacterReader.Load(folder).Story;
                Console.WriteLine(
                    $"{done.Count} rounds; the story has {story.Paragraphs.Count} paragraphs and {story.Words} words"
                );
                Console.Error.WriteLine($"{lab.Identity}: {lab.Meter.Reading}");
                return 0;
            }
        );
        return command;
    }

    private sealed class Told : IProgress<StoryRound>
    {
        public void Report(StoryRound r) =>
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"round {r.Round}: paragraph {r.Paragraph}, score {r.Score:0.0}, {r.Outcome.ToString().ToLowerInvariant()}{(r.Limited ? ", limited draft" : "")}{(r.Note.Length > 0 ? $" ({r.Note})" : "")}"
                )
            );
    }
}
