namespace PersonaNotebooks.Simulacra;

/// <summary>
/// A person's word on the rounds: each has a file that says <c>decision: accept</c>, <c>edit</c> or <c>reject</c> above the paragraph before and after. Reject puts the old paragraph back;
/// edit takes what now stands under <c>after:</c>.
/// </summary>
public static class StoryReview
{
    private const string BeforeMark = "before:";
    private const string AfterMark = "after:";

    /// <summary>The review file of a round, with the decision to accept.</summary>
    public static string Write(StoryRound round) =>
        $"decision: accept\n\n{BeforeMark}\n{round.Before}\n\n{AfterMark}\n{string.Join("\n\n", round.After)}\n";

    /// <summary>Applies all reviews of a character, oldest first, and saves the story; gives how many changed it. Applied files are renamed, so none counts twice.</summary>
    /// <exception cref="InputException">A review cannot be read, or its text no longer stands in the story; nothing is changed then.</exception>
    public static int Apply(CharacterFolder folder)
    {
        StoryHistory history = new(folder);
        var story = LifeStory.Parse(File.ReadAllText(folder.StoryFile));
        List<(string File, bool Changed)> read = [];
        for (var round = 1; round <= history.Rounds; round++)
        {
            var file = history.ReviewFile(round);
            if (!File.Exists(file))
            {
                continue;
            }
            var (decision, before, after) = Read(file);
            var made = LifeStory.Parse(File.ReadAllText(history.VersionFile(round))).Paragraphs;
            var was = LifeStory.Parse(File.ReadAllText(history.VersionFile(round - 1))).Paragraphs;
            // The paragraphs that the round put in the place of the old one.
            var at = made.Zip(was).TakeWhile(p => p.First == p.Second).Count();
            var count = made.Count - was.Count + 1;
            IReadOnlyList<string> now =
                decision == "reject" ? before
                : decision == "edit" ? after
                : [];
            if (now.Count > 0)
            {
                story = Replaced(story, Find(story, [.. made.Skip(at).Take(count)], file), count, now);
            }
            read.Add((file, now.Count > 0));
        }
        AtomicFile.WriteText(folder.StoryFile, story.ToMarkdown());
        read.ForEach(r =>
            File.Move(r.File, r.File.Replace("-review.md", "-reviewed.md", StringComparison.Ordinal), true)
        );
        return read.Count(r => r.Changed);
    }

    /// <summary>A story in which some paragraphs gave way to others; chapter titles keep their places.</summary>
    public static LifeStory Replaced(LifeStory story, int at, int count, IReadOnlyList<string> now) =>
        new([.. story.Paragraphs.Take(at), .. now, .. story.Paragraphs.Skip(at + count)])
        {
            Chapters = story.Chapters.ToDictionary(
                c => c.Key <= at + 1 ? c.Key : Math.Max(at + 1, c.Key + now.Count - count),
                c => c.Value
            ),
        };

    private static int Find(LifeStory story, IReadOnlyList<string> paragraphs, string file)
    {
        var places = Enumerable
            .Range(0, story.Paragraphs.Count - paragraphs.Count + 1)
            .Where(i => paragraphs.SequenceEqual(story.Paragraphs.Skip(i).Take(paragraphs.Count)));
        return places.Cast<int?>().FirstOrDefault()
            ?? throw new InputException(
                $"'{Path.GetFileName(file)}': a later round has changed this text again; decide on that round, or accept this one."
            );
    }

    private static (string Decision, IReadOnlyList<string> Before, IReadOnlyList<string> After) Read(string file)
    {
        var text = File.ReadAllText(file).ReplaceLineEndings("\n");
        var decision = text.Split('\n')[0].Trim() switch
        {
            "decision: accept" => "accept",
            "decision: edit" => "edit",
            "decision: reject" => "reject",
            _ => throw new InputException(
                $"'{Path.GetFileName(file)}' line 1 should be 'decision: accept', 'decision: edit' or 'decision: reject'."
            ),
        };
        var (before, after) = (
            text.IndexOf($"\n{BeforeMark}\n", StringComparison.Ordinal),
            text.IndexOf($"\n{AfterMark}\n", StringComparison.Ordinal)
        );
        var now = after < 0 ? [] : LifeStory.Parse(text[(after + AfterMark.Length + 2)..]).Paragraphs;
        return before < 0 || after < before || now.Count == 0
            ? throw new InputException(
                $"'{Path.GetFileName(file)}' should have a paragraph under '{BeforeMark}' and one under '{AfterMark}'; put the two lines back."
            )
            : (decision, LifeStory.Parse(text[(before + BeforeMark.Length + 2)..after]).Paragraphs, now);
    }
}
