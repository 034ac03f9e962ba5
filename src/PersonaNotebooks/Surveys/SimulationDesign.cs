using PersonaNotebooks.Personas;

namespace PersonaNotebooks.Surveys;

/// <summary>Lays a plan out into single questions.</summary>
internal static class SimulationDesign
{
    public static IReadOnlyList<(AskedQuestion Asked, int Draw)> Expand(SimulationPlan plan)
    {
        Check(plan);
        var twins = Twins(plan.Personas);
        var places = Places(plan.Personas);
        List<(AskedQuestion, int)> all = [];
        for (var p = 0; p < plan.Personas.Count; p++)
        {
            foreach (var question in plan.Questions)
            {
                var options = question.Options.Count;
                var orders = plan.Orders == 0 ? options : Math.Min(plan.Orders, options);
                var wordings =
                    plan.Wordings == 0 ? question.Wordings.Count : Math.Min(plan.Wordings, question.Wordings.Count);
                for (var w = 0; w < wordings; w++)
                {
                    for (var k = 0; k < orders; k++)
                    {
                        for (var d = 0; d < plan.Draws; d++)
                        {
                            var order = OptionOrder.Rotation(options, places[p] + k + d * orders);
                            AskedQuestion asked = new(plan.Personas[p], question, order)
                            {
                                Wording = w,
                                OffersDontKnow = plan.OffersDontKnow,
                                Draw = twins[p] * plan.Draws + d,
                            };
                            all.Add((asked, d));
                        }
                    }
                }
            }
        }
        return all;
    }

    // Two people of the same words would share one stored answer; each gets draws of its own.
    private static int[] Twins(IReadOnlyList<Persona> personas)
    {
        Dictionary<string, int> words = new(StringComparer.Ordinal);
        return [.. personas.Select(p => words[p.Text] = words.GetValueOrDefault(p.Text, -1) + 1)];
    }

    // The first order moves on from person to person within a state, and from state to state, so that orders are balanced in a state and,
    // with a single person in each, over the country. A person meets the same orders in every tier: tiers are compared within people.
    private static int[] Places(IReadOnlyList<Persona> personas)
    {
        Dictionary<string, int> states = new(StringComparer.Ordinal),
            inState = new(StringComparer.Ordinal);
        Dictionary<string, int> people = new(StringComparer.Ordinal);
        var places = new int[personas.Count];
        for (var p = 0; p < places.Length; p++)
        {
            var person = personas[p].Fields.GetValueOrDefault("person", personas[p].Id);
            if (!people.TryGetValue(person, out places[p]))
            {
                var state = personas[p].Fields.GetValueOrDefault("state", "");
                states.TryAdd(state, states.Count);
                var number = inState[state] = inState.GetValueOrDefault(state, -1) + 1;
                people[person] = places[p] = number + states[state];
            }
        }
        return places;
    }

    private static void Check(SimulationPlan plan)
    {
        var fault =
            plan.Personas.Count == 0 ? "there is no persona to ask; sample or write some first"
            : plan.Questions.Count == 0 ? "there is no question to ask; name a topic"
            : plan.Draws < 1 ? $"the number of draws is {plan.Draws}; ask at least once"
            : plan.Rounds < 1 ? $"the number of rounds is {plan.Rounds}; ask at least once"
            : plan.Orders < 0 || plan.Wordings < 0 ? "the number of orders or wordings is negative; 0 means all"
            : plan.Heard < 1 && plan.Rounds > 1 ? "nobody would be heard in the later rounds; hear at least one"
            : plan.OffersDontKnow && plan.Questions.FirstOrDefault(q => q.Options.Count == 26) is { } full
                ? $"the question '{full.Id}' uses all 26 letters, so \"I don't know\" has none; leave it out"
            : null;
        if (fault is not null)
        {
            throw new InputException($"Nothing was asked: {fault}.");
        }
    }
}
