using Microsoft.Extensions.AI;
using PersonaNotebooks.Models;
using PersonaNotebooks.Prompts;

namespace PersonaNotebooks.Personas;

/// <summary>
/// Writes the descriptive tier. A portrait that clearly says another age, sex, race or state is sent back; one that still does
/// is kept, because reading free text is not certain, and reported as altered.
/// </summary>
internal sealed class PortraitAuthor(Lab lab, int repairs) : ITierAuthor
{
    private static readonly Prompt Ask = Prompt.Load("persona-descriptive"),
        Repair = Prompt.Load("persona-repair");

    public async Task<WrittenPersona> WriteAsync(
        Persona person,
        ChatOptions options,
        CancellationToken cancellationToken
    )
    {
        var meta = MetaPersonas.Text(person.Fields);
        List<ChatMessage> talk = [new(ChatRole.User, Ask.Fill(("meta", meta)))];
        List<string> replies = [];
        using CutOffCount chat = new(lab.Chat);
        IReadOnlyList<TableFault> first = [];
        while (true)
        {
            var reply = (await chat.GetResponseAsync(talk, options, cancellationToken).ConfigureAwait(false)).Text;
            replies.Add(reply);
            var faults = Faults(reply, person.Fields);
            first = replies.Count == 1 ? faults : first;
            if (faults.Count == 0 || replies.Count > repairs)
            {
                return new(person, Tiers.Descriptive, Make(person, reply, faults), first, faults, replies)
                {
                    CutOff = chat.Replies,
                };
            }
            talk.Add(new(ChatRole.Assistant, reply));
            talk.Add(new(ChatRole.User, Repair.Fill(("fault", string.Join("; ", faults)), ("meta", meta))));
        }
    }

    private static IReadOnlyList<TableFault> Faults(string reply, IReadOnlyDictionary<string, string> fields) =>
        string.IsNullOrWhiteSpace(reply)
            ? [new("", TableFaultKind.Unread, "the reply is empty")]
            : PortraitCheck.Altered(reply, fields);

    private Persona? Make(Persona person, string reply, IReadOnlyList<TableFault> faults) =>
        faults.Any(f => f.Kind == TableFaultKind.Unread)
            ? null
            : new($"{person.Fields["person"]}/{Tiers.Descriptive}", reply.Trim())
            {
                Tier = Tiers.Descriptive,
                Fields = person.Fields,
                WrittenBy = lab.Identity.Model,
            };
}
