using PersonaNotebooks.Imitation.Masking;
using PersonaNotebooks.Imitation.Posts;

namespace PersonaNotebooks.Tests.Imitation;

/// <summary>Made-up users for tests.</summary>
internal static class People
{
    /// <summary>A user with items of fixed words; every text names its set, so that a leak can be seen.</summary>
    public static ImitatedUser User(string id, int each = 6)
    {
        Stimulus Post(string set, int i)
        {
            var text = $"{set}{i} of {id} is a good day in the park";
            return new($"{id}-{set}-p{i}", text)
            {
                Masked = new(text, [new(text.IndexOf("good", StringComparison.Ordinal), 4)]),
            };
        }
        Stimulus Reply(string set, int i) =>
            new($"{id}-{set}-r{i}", $"{set}answer{i} from {id}, thank you for asking")
            {
                Message = $"what of question {i}?",
            };
        Stimulus[] Set(string set) =>
            [
                .. Enumerable.Range(0, each).Select(i => Post(set, i)),
                .. Enumerable.Range(0, each).Select(i => Reply(set, i)),
            ];
        return new(
            id,
            [
                .. Enumerable
                    .Range(0, each)
                    .Select(i => new UserPost($"{id}-h{i}", id, $"history{i} of {id}, a quiet line")),
            ],
            Set("develop"),
            Set("secret")
        );
    }

    public static ImitatedUser[] Users(int count, int each = 6) =>
        [.. Enumerable.Range(1, count).Select(i => User($"user{i}", each))];

    public static MaskedPost Masked(string text, params string[] words) =>
        new(text, [.. words.Select(w => new Slot(text.IndexOf(w, StringComparison.Ordinal), w.Length))]);
}
