using Microsoft.Extensions.AI;
using PersonaNotebooks.Models;
using PersonaNotebooks.Prompts;

namespace PersonaNotebooks.Simulacra;

/// <summary>
/// Grows a life story round by round: score the paragraphs, pick one, let a model expand it, check, save (Xie et al. 2025). Every version is kept, so a run that is stopped goes on
/// at the next round, and a person can look at each change.
/// </summary>
/// <remarks>Deviations: the length of the prompt is reckoned before the call, not after it has failed; a text that contradicts the attributes is not taken.</remarks>
/// <param name="lab">The model that writes, and its vectors.</param>
/// <param name="options">The paper's when null.</param>
public sealed class StoryWriter(Lab lab, StoryOptions? options = null)
{
    private readonly StoryOptions options = options ?? new();
    private readonly ExtractiveSummariser summariser = new(lab.Embedder);

    /// <summary>Runs rounds on a character's story, from its biography on where there is none yet.</summary>
    /// <param name="folder">The character's folder; story and history are written.</param>
    /// <param name="seed">Picks paragraphs.</param>
    /// <param name="progress">Told after each round.</param>
    /// <param name="cancellationToken">Stops between or within rounds; what is saved stays.</param>
    /// <exception cref="InputException">The character is wrong or has neither story nor biography, or a review is open.</exception>
    public async Task<IReadOnlyList<StoryRound>> GrowAsync(
        CharacterFolder folder,
        Seed seed,
        IProgress<StoryRound>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        var character = CharacterReader.Load(folder);
        var story = character.Story.Paragraphs.Count > 0 ? character.Story : character.Biography;
        if (story.Paragraphs.Count == 0)
        {
            throw new InputException(
                $"{character.Slug} has neither life-story.md nor biography.md to begin with; write one."
            );
        }
        StoryHistory history = new(folder);
        history.Begin(story);
        List<StoryRound> rounds = [];
        for (var i = 0; i < options.Rounds; i++)
        {
            var round = await RoundAsync(character, story, history.Rounds + 1, seed, cancellationToken)
                .ConfigureAwait(false);
            if (round.Outcome == StoryOutcome.Finished)
            {
                rounds.Add(round);
                progress?.Report(round);
                break;
            }
            story = StoryReview.Replaced(story, round.Paragraph - 1, 1, round.After);
            history.Save(round, story);
            rounds.Add(round);
            progress?.Report(round);
        }
        return rounds;
    }

    private async Task<StoryRound> RoundAsync(
        Character c,
        LifeStory story,
        int number,
        Seed seed,
        CancellationToken cancellationToken
    )
    {
        var scores = await new StoryScorer(lab.Embedder, summariser)
            .ScoreAsync(story, cancellationToken)
            .ConfigureAwait(false);
        var at = StoryScorer.Pick(scores, seed.For("story", number));
        var before = story.Paragraphs[at];
        StoryRound Result(StoryOutcome outcome, IReadOnlyList<string> after, string note = "") =>
            new(number, at + 1, scores[at].Total, before, after, outcome, note);
        if (scores[at].Total < options.Threshold)
        {
            return Result(StoryOutcome.Finished, [before], "the picked paragraph scores under the threshold");
        }
        var request = Request(c, story.Text, before);
        var limited =
            TokenEstimate.Of([new(ChatRole.User, request)], null).Input
            >= options.ContextTokens - 100 - options.ReplyTokens;
        if (limited)
        {
            request = Request(
                c,
                await StoryDraft.LimitedAsync(story, at, options, summariser, cancellationToken).ConfigureAwait(false),
                before
            );
        }
        ChatOptions chat = new()
        {
            FrequencyPenalty = 1,
            TopP = 0.95f,
            MaxOutputTokens = options.ReplyTokens,
        };
        var reply = await lab
            .Chat.GetResponseAsync(request, chat.WithDraw(number), cancellationToken)
            .ConfigureAwait(false);
        string[] after =
        [
            .. reply
                .Text.ReplaceLineEndings("\n")
                .Split('\n')
                .Select(l => l.Trim().TrimStart('#').Trim())
                .Where(l => l.Length > 0),
        ];
        var faults = Contradictions.In("new text", after, c.Attributes).Select(f => f.What).ToArray();
        var round =
            after.Length == 0 || after is [var same] && same == before ? Result(StoryOutcome.Unchanged, [before])
            : faults.Length > 0 ? Result(StoryOutcome.Contradicted, [before], string.Join("; ", faults))
            : Result(StoryOutcome.Expanded, after);
        return round with { Limited = limited };
    }

    private static string Request(Character c, string draft, string paragraph) =>
        Prompt
            .Load("simulacra-story-expand")
            .Fill(
                ("name", c.Name),
                ("profile", c.Profile),
                ("traits", c.Personality.TraitList),
                ("draft", draft),
                ("paragraph", paragraph)
            );
}
