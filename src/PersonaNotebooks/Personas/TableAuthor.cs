using System.Text.Json;
using Microsoft.Extensions.AI;
using PersonaNotebooks.Models;
using PersonaNotebooks.Models.Structured;
using PersonaNotebooks.Prompts;

namespace PersonaNotebooks.Personas;

/// <summary>
/// Writes the table tiers through structured answers. A free-text field that plainly says another age, sex, race or state is reported as altered but not sent
/// back, because a table still faulty after the repairs is dropped and reading free text is not certain.
/// </summary>
internal sealed class TableAuthor(Lab lab, string tier, int repairs) : ITierAuthor
{
    private readonly Prompt prompt = Prompt.Load($"persona-{tier}");
    private readonly IReadOnlyList<PersonaField> fields = PersonaFields.Of(tier);
    private readonly JsonElement schema = PersonaTable.Schema(PersonaFields.Of(tier));

    public async Task<WrittenPersona> WriteAsync(
        Persona person,
        ChatOptions options,
        CancellationToken cancellationToken
    )
    {
        var meta = MetaPersonas.Text(person.Fields);
        using CutOffCount chat = new(lab.Chat);
        var answer = await chat.AskForAsync(
                [new(ChatRole.User, Ask(person, meta))],
                schema,
                options,
                json => PersonaTable.Faults(json, fields, person.Fields) is [var first, ..] ? first.ToString() : null,
                repairs,
                cancellationToken
            )
            .ConfigureAwait(false);
        return new(
            person,
            tier,
            answer.IsRead ? Make(person, answer.Value) : null,
            Faults(answer.Replies[0], person),
            Faults(answer.Replies[^1], person),
            answer.Replies
        )
        {
            CutOff = chat.Replies,
        };
    }

    private string Ask(Persona person, string meta) =>
        tier == Tiers.Objective
            ? prompt.Fill(("meta", meta))
            : prompt.Fill(("meta", meta), ("table", PersonaTable.Lines(person.Fields, Added(PersonaFields.Objective))));

    private Persona Make(Persona person, JsonElement json)
    {
        Dictionary<string, string> all = new(person.Fields, StringComparer.Ordinal);
        foreach (var (name, value) in PersonaTable.Values(json, fields))
        {
            all[name] = value;
        }
        IEnumerable<PersonaField> shown =
            tier == Tiers.Objective
                ? Added(PersonaFields.Objective)
                : Added(PersonaFields.Objective).Concat(Added(PersonaFields.Subjective));
        return new(
            $"{person.Fields["person"]}/{tier}",
            $"{MetaPersonas.Text(person.Fields)}\n{PersonaTable.Lines(all, shown)}"
        )
        {
            Tier = tier,
            Fields = all,
            WrittenBy = lab.Identity.Model,
        };
    }

    // The meta fields already stand above the table, in the words that were drawn.
    private static IEnumerable<PersonaField> Added(IEnumerable<PersonaField> table) =>
        table.Where(f => f.Repeats is null);

    private IReadOnlyList<TableFault> Faults(string reply, Persona person)
    {
        try
        {
            var json = StructuredChat.Parse(reply);
            return
            [
                .. PersonaTable.Faults(json, fields, person.Fields),
                .. PersonaTable.Altered(json, fields, person.Fields),
            ];
        }
        catch (JsonException)
        {
            return [new("", TableFaultKind.Unread, "the reply is not one JSON document")];
        }
    }
}
