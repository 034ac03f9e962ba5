namespace PersonaNotebooks.Surveys;

/// <summary>
/// The next round of a conversation: everyone is asked the same again, after hearing what some others of the same state, tier and question
/// answered in the round before. Who is heard is drawn without replacement; nobody hears themselves, and answers that could not be read are not heard.
/// </summary>
internal static class Conversation
{
    public static IReadOnlyList<(AskedQuestion Asked, int Draw)> Next(
        IReadOnlyList<Response> responses,
        int heard,
        Seed seed
    )
    {
        var rooms = responses
            .Where(r => r.IsValid && r.Answer.Choice is not null)
            .GroupBy(r => (r.State, r.Tier, r.Question.Id))
            .ToDictionary(g => g.Key, g => g.ToArray());
        return
        [
            .. responses.Select(
                (r, i) =>
                    (
                        r.Asked with
                        {
                            Heard = Draw(
                                rooms.GetValueOrDefault((r.State, r.Tier, r.Question.Id), []),
                                r.Person,
                                heard,
                                seed.For("listener", i).Stream()
                            ),
                        },
                        r.Draw
                    )
            ),
        ];
    }

    private static IReadOnlyList<string> Draw(Response[] room, string listener, int heard, RandomStream random)
    {
        var others = room.Where(r => r.Person != listener).ToArray();
        random.Shuffle(others.AsSpan());
        return [.. others.Take(heard).Select(r => r.Question.Options[r.Answer.Choice!.Value].Stance)];
    }
}
