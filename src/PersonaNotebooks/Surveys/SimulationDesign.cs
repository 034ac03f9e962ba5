using PersonaNotebooks.Personas;

namespace PersonaNotebooks.Surveys;

/// <summary>Lays a plan out into single questions.</summary>
internal static class SimulationDesign
{
    public static IReadOnlyList<(AskedQuestion Asked, int Draw)> Expand(SimulationPlan plan)
    {
        Check(plan);
        var twins = Twins(plan.Personas);
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
                        AskedQuestion asked = new(
                            plan.Personas[p],
                            question,
                            OptionOrder.Rotation(options, twins[p].Place + k)
                        )
                        {
                            Wording = w,
                            OffersDontKnow = plan.OffersDontKnow,
                        };
                        for (var d = 0; d < plan.Draws; d++)
                        {
                            all.Add((asked with { Draw = twins[p].Twin * plan.Draws + d }, d));
                        }
                    }
                }
            }
        }
        return all;
    }

    // Two people of the same words would share one stored answer; each gets draws of its own. Orders go round within a tier and
    // state, so that they are balanced in every cell that is compared.
    private static (int Place, int Twin)[] Twins(IReadOnlyList<Persona> personas)
    {
        Dictionary<string, int> words = new(StringComparer.Ordinal);
        Dictionary<(string?, string), int> cells = [];
        var twins = new (int, int)[personas.Count];
        for (var p = 0; p < twins.Length; p++)
        {
            var cell = (personas[p].Tier, personas[p].Fields.GetValueOrDefault("state", ""));
            var place = cells[cell] = cells.GetValueOrDefault(cell, -1) + 1;
            var twin = words[personas[p].Text] = words.GetValueOrDefault(personas[p].Text, -1) + 1;
            twins[p] = (place, twin);
        }
        return twins;
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
