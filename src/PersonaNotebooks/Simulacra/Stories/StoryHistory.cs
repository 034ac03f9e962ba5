using System.Globalization;

namespace PersonaNotebooks.Simulacra;

/// <summary>Every version of a story: <c>history/000.md</c> is where it began, <c>history/007.md</c> what round 7 made of it, with its review file beside it.</summary>
/// <param name="folder">The character's folder.</param>
public sealed class StoryHistory(CharacterFolder folder)
{
    private string Folder => folder["history"];

    /// <summary>The number of the last round; 0 before the first.</summary>
    public int Rounds =>
        Directory.Exists(Folder)
            ? Directory
                .EnumerateFiles(Folder, "*.md")
                .Select(Path.GetFileNameWithoutExtension)
                .Select(n =>
                    int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var round) ? round : 0
                )
                .DefaultIfEmpty(0)
                .Max()
            : 0;

    /// <summary>The story after a round.</summary>
    /// <exception cref="InputException">There was no such round.</exception>
    public LifeStory this[int round] =>
        File.Exists(VersionFile(round))
            ? LifeStory.Parse(File.ReadAllText(VersionFile(round)))
            : throw new InputException($"{folder.Slug} has no round {round}; the last is {Rounds}.");

    /// <summary>The file of a version.</summary>
    public string VersionFile(int round) => Path.Combine(Folder, $"{round:D3}.md");

    /// <summary>The review file of a round.</summary>
    public string ReviewFile(int round) => Path.Combine(Folder, $"{round:D3}-review.md");

    /// <summary>Keeps the story as it is before the first round.</summary>
    public void Begin(LifeStory story)
    {
        if (!File.Exists(VersionFile(0)))
        {
            AtomicFile.WriteText(VersionFile(0), story.ToMarkdown());
        }
    }

    /// <summary>Saves a round: its review first, then its version, then the story, so that a stop between them loses nothing.</summary>
    public void Save(StoryRound round, LifeStory story)
    {
        if (round.Outcome == StoryOutcome.Expanded)
        {
            AtomicFile.WriteText(ReviewFile(round.Round), StoryReview.Write(round));
        }
        AtomicFile.WriteText(VersionFile(round.Round), story.ToMarkdown());
        AtomicFile.WriteText(folder.StoryFile, story.ToMarkdown());
    }
}
