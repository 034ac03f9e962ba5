using PersonaNotebooks.Personas;
using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Surveys;

/// <summary>Turns the levels of responses into ids for the cluster bootstrap.</summary>
public static class ResponseLevels
{
    /// <summary>The levels that a usual simulation samples: people within states, and wordings where more than one was asked.</summary>
    public static IReadOnlyList<ResponseLevel> Usual(IEnumerable<Response> responses) =>
        responses.Select(r => r.Asked.Wording).Distinct().Take(2).Count() > 1
            ? [ResponseLevel.Person, ResponseLevel.Wording]
            : [ResponseLevel.Person];

    internal static IReadOnlyList<SampledLevel> Of(
        IReadOnlyList<Response> responses,
        IReadOnlyList<ResponseLevel> levels
    ) =>
        [
            .. levels.Select(level => new SampledLevel(Name(level), Ids([.. responses.Select(r => Key(r, level))]))
            {
                Strata = level == ResponseLevel.Person ? States(responses) : null,
            }),
        ];

    // People were drawn within states, each state by itself; "nobody" is one respondent, whatever state it stands for.
    private static int[]? States(IReadOnlyList<Response> responses) =>
        responses.All(r => r.Tier != Tiers.Nobody) && responses.Select(r => r.State).Distinct().Take(2).Count() > 1
            ? Ids([.. responses.Select(r => r.State)])
            : null;

    private static string Name(ResponseLevel level) => level.ToString().ToLowerInvariant();

    private static string Key(Response r, ResponseLevel level) =>
        level switch
        {
            ResponseLevel.Person => r.Person,
            ResponseLevel.State => r.State,
            ResponseLevel.Wording => $"{r.Question.Id}/{r.Asked.Wording}",
            ResponseLevel.Order => string.Join('-', r.Asked.Order),
            _ => $"{r.Draw}",
        };

    private static int[] Ids(string[] keys)
    {
        Dictionary<string, int> ids = new(StringComparer.Ordinal);
        return [.. keys.Select(key => ids.TryGetValue(key, out var id) ? id : ids[key] = ids.Count)];
    }
}
