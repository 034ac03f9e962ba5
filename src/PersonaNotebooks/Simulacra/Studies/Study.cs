using PersonaNotebooks.Models;

namespace PersonaNotebooks.Simulacra;

/// <summary>One model, a cast of characters and the settings that all tests of them share.</summary>
/// <param name="Lab">The model.</param>
/// <param name="Cast">The characters.</param>
/// <param name="Seed">Where chance comes from.</param>
public sealed record Study(Lab Lab, IReadOnlyList<Character> Cast, Seed Seed)
{
    /// <summary>Answers to each question.</summary>
    public int Draws { get; init; } = 1;

    /// <summary>The sampling temperature of every method and agent.</summary>
    public float Temperature { get; init; }

    /// <summary>Whether the model can write. The embedded one cannot: its answers are scored, its talk is quoted.</summary>
    public bool Composes => Lab.Identity.Endpoint != "embedded";

    /// <summary>How items are put to the model.</summary>
    public IItemResponder Responder { get; } =
        Lab.Identity.Endpoint == "embedded" ? new ScoredResponder(AttributePools.Load()) : new WrittenResponder();

    /// <summary>What blind guessing gets on the cast's items, in percent.</summary>
    public double Guess => SelfReport.Guess(Cast.SelectMany(c => c.Items), Responder);

    /// <summary>A mind with the study's settings.</summary>
    public MindOptions Mind(Method method, Setting? setting = null) =>
        new()
        {
            Method = method,
            Temperature = Temperature,
            Setting = setting ?? Setting.Questions,
            Quotes = !Composes,
        };

    /// <summary>Macm whole and with one agent left out at a time: memory, thinking, emotion.</summary>
    public IReadOnlyList<MindOptions> Ablations =>
        [
            Mind(Method.Macm),
            Mind(Method.Macm) with
            {
                Memory = false,
            },
            Mind(Method.Macm) with
            {
                Thinking = false,
            },
            Mind(Method.Macm) with
            {
                Emotion = false,
            },
        ];

    /// <summary>A character of the cast with a mind.</summary>
    public Simulacrum Of(Character character, Method method, Setting? setting = null) =>
        new(character, Lab, Mind(method, setting));

    /// <summary>The self report of every character with every mind.</summary>
    public async Task<IReadOnlyList<ItemResult>> SelfReportAsync(
        IEnumerable<MindOptions> minds,
        CancellationToken cancellationToken = default
    )
    {
        List<ItemResult> results = [];
        foreach (var mind in minds)
        {
            foreach (var character in Cast)
            {
                Simulacrum who = new(character, Lab, mind);
                results.AddRange(
                    await SelfReport
                        .AskAsync(who, Responder, Seed, Draws, cancellationToken: cancellationToken)
                        .ConfigureAwait(false)
                );
            }
        }
        return results;
    }

    /// <summary>The control: each character's questions, answered by the next of the cast with a life that is not the right one.</summary>
    /// <exception cref="InputException">There is only one character.</exception>
    public async Task<IReadOnlyList<ItemResult>> SwappedAsync(
        Method method,
        CancellationToken cancellationToken = default
    )
    {
        if (Cast.Count < 2)
        {
            throw new InputException("Another's life needs a second character; name two at least.");
        }
        List<ItemResult> results = [];
        for (var i = 0; i < Cast.Count; i++)
        {
            var other = Of(Cast[(i + 1) % Cast.Count], method);
            var asked = await SelfReport
                .AskAsync(other, Responder, Seed, Draws, Cast[i].Items, cancellationToken)
                .ConfigureAwait(false);
            results.AddRange(
                asked.Select(r => r with { Character = Cast[i].Slug, Method = $"{r.Method} with another's life" })
            );
        }
        return results;
    }

    /// <summary>The eight-function test of every character.</summary>
    /// <param name="bank">The sentences.</param>
    /// <param name="share">The share of them that is asked.</param>
    /// <param name="mind">How the model is made to speak; by the persona message alone when null.</param>
    /// <param name="own">True to ask a character about its own twenty sentences too, which stand in its prompt; they are left out otherwise.</param>
    /// <param name="cancellationToken">Stops the test.</param>
    public async Task<IReadOnlyList<FunctionProfile>> FunctionsAsync(
        PersonalityBank bank,
        double share = 0.4,
        MindOptions? mind = null,
        bool own = false,
        CancellationToken cancellationToken = default
    )
    {
        List<FunctionProfile> profiles = [];
        foreach (var character in Cast)
        {
            Simulacrum who = new(character, Lab, mind ?? Mind(Method.Prompt));
            var items = FunctionTest.Sample(bank, Seed, share, own ? null : character.Personality);
            var answers = Composes
                ? await FunctionTest.AskAsync(who, items, cancellationToken).ConfigureAwait(false)
                : await FunctionTest.ScoreAsync(who, items, cancellationToken).ConfigureAwait(false);
            profiles.Add(FunctionProfile.Of(answers, character.Personality.Ranking, Seed));
        }
        return profiles;
    }

    /// <summary>What the characters say in their scenarios, with every method, for judges to read.</summary>
    /// <param name="methods">The methods; all when null.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    public Task<IReadOnlyList<ScenarioAnswer>> ScenariosAsync(
        IReadOnlyList<Method>? methods = null,
        CancellationToken cancellationToken = default
    ) =>
        ScenarioAnswers.AskAsync(
            Lab,
            [.. (methods ?? Methods.All).SelectMany(m => Cast.Select(c => Of(c, m)))],
            Seed,
            cancellationToken
        );

    /// <summary>The conformity experiment with every character.</summary>
    /// <param name="designs">The rooms; the control should be among them.</param>
    /// <param name="sessions">Sessions of each character in each room.</param>
    /// <param name="method">How the model is made to speak.</param>
    /// <param name="cancellationToken">Stops the experiment.</param>
    public Task<IReadOnlyList<RoomResult>> RoomAsync(
        IReadOnlyList<RoomDesign> designs,
        int sessions = 1,
        Method method = Method.Macm,
        CancellationToken cancellationToken = default
    ) =>
        Bandwagon.RunAsync(
            Lab,
            [
                .. Cast.Select(c => Of(c, method, Setting.Room))
                    .Select(s => Composes ? (IRoomSubject)new SimulacrumSubject(s) : new ScoredSubject(s, Seed)),
            ],
            designs,
            sessions,
            cancellationToken
        );
}
