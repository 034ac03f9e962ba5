using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using PersonaNotebooks.Models;
using PersonaNotebooks.Personas;
using PersonaNotebooks.Tests.Models;
using PersonaNotebooks.Tests.Surveys;

namespace PersonaNotebooks.Tests.Personas;

public sealed class PersonaWriterTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static JsonObject Table(Action<JsonObject>? change = null)
    {
        JsonObject table = [];
        foreach (var field in PersonaFields.Objective)
        {
            table[field.Name] =
                field.Repeats is { } meta ? MetaPersonas.Say(meta, Sample.Person("VT", 1).Fields[meta])
                : field.Range is { } range ? range.Least
                : field.Values[0];
        }
        change?.Invoke(table);
        return table;
    }

    private static bool IsRepair(IReadOnlyList<ChatMessage> messages) => messages.Count > 1;

    private async Task<WrittenPersona> WriteAsync(ScriptedChat chat, string tier = Tiers.Objective)
    {
        await using var lab = await chat.LabAsync(folder);
        return Assert.Single(await new PersonaWriter(lab).WriteAsync([Sample.Person("VT", 1)], tier));
    }

    [Fact]
    public async Task AGoodTableBecomesAPersonaThatKeepsItsFacts()
    {
        var written = await WriteAsync(new((_, _) => Table().ToJsonString()));
        Assert.Empty(written.FirstFaults);
        Assert.Equal(0, written.Repairs);
        var persona = written.Persona!;
        Assert.Equal(("VT-1/objective", Tiers.Objective, "scripted"), (persona.Id, persona.Tier, persona.WrittenBy));
        Assert.StartsWith(
            "Age: 35-44\nSex: female\nRace: White, not Hispanic\nState: Vermont\nANCESTRY: British\n",
            persona.Text
        );
        Assert.Equal(("VT", "British"), (persona.Fields["state"], persona.Fields["ANCESTRY"]));
        Assert.Equal(20, PersonaFields.Objective.Count);
    }

    [Fact]
    public async Task AnAlteredFactIsSentBackAndCounted()
    {
        var written = await WriteAsync(
            new((messages, _) => Table(t => t["SEX"] = IsRepair(messages) ? "female" : "male").ToJsonString())
        );
        Assert.Equal(TableFaultKind.Altered, Assert.Single(written.FirstFaults).Kind);
        Assert.Empty(written.LastFaults);
        Assert.Equal(1, written.Repairs);
        Assert.Equal("female", written.Persona!.Fields["SEX"]);
    }

    [Theory]
    [InlineData("AGE", "20-24", TableFaultKind.Altered)]
    [InlineData("MARITAL_STATUS", "Complicated", TableFaultKind.OutOfList)]
    [InlineData("INCOME", "1000001", TableFaultKind.OutOfList)]
    [InlineData("EDUCATION", "", TableFaultKind.Missing)]
    public async Task AFaultThatStaysAfterAllRepairsMeansNoPersona(string field, string value, TableFaultKind kind)
    {
        ScriptedChat chat = new(
            (_, _) =>
                Table(t =>
                    {
                        t.Remove(field);
                        if (value.Length > 0)
                        {
                            t[field] = int.TryParse(value, out var n) ? n : value;
                        }
                    })
                    .ToJsonString()
        );
        var written = await WriteAsync(chat);
        Assert.Null(written.Persona);
        Assert.Equal(3, chat.Calls);
        Assert.Equal((field, kind), (Assert.Single(written.LastFaults).Field, written.LastFaults[0].Kind));
        Assert.Equal(3, written.Replies.Count);
    }

    [Theory]
    [InlineData("Sorry, I cannot do that.")]
    [InlineData("[1, 2]")]
    [InlineData("{")]
    [InlineData("")]
    public async Task GarbageIsCountedAsUnread(string reply)
    {
        var written = await WriteAsync(new((_, _) => reply));
        Assert.Null(written.Persona);
        Assert.Equal(TableFaultKind.Unread, Assert.Single(written.FirstFaults).Kind);
        var audit = PersonaAudit.Of([written], 1);
        Assert.Equal((1, 0), (audit.Asked, audit.Usable));
        Assert.Null(audit.Polarity);
    }

    [Fact]
    public async Task TwoPeopleOfTheSameFactsAreWrittenApart()
    {
        ScriptedChat chat = new((_, options) => $"A portrait, draw {options.Seed}.");
        await using var lab = await chat.LabAsync(folder);
        Persona[] twins = [Sample.Person("VT", 1, text: "same"), Sample.Person("VT", 2, text: "same")];
        var written = await new PersonaWriter(lab).WriteAsync(twins, Tiers.Descriptive);
        Assert.NotEqual(written[0].Persona!.Text, written[1].Persona!.Text);
        Assert.Equal(["VT-1/descriptive", "VT-2/descriptive"], written.Select(w => w.Persona!.Id));
    }

    [Fact]
    public async Task APortraitThatAltersFactsIsSentBackThenKeptAndReported()
    {
        var mended = await WriteAsync(
            new((messages, _) => IsRepair(messages) ? "A woman of 40 in Vermont." : "I'm 71 and I live in Ohio."),
            Tiers.Descriptive
        );
        Assert.Equal(["AGE", "STATE"], mended.FirstFaults.Select(f => f.Field));
        Assert.Empty(mended.LastFaults);
        await using var lab = await new ScriptedChat((_, _) => "I'm 71.").LabAsync(folder, "other.db");
        var stubborn = Assert.Single(
            await new PersonaWriter(lab).WriteAsync([Sample.Person("VT", 1)], Tiers.Descriptive)
        );
        Assert.Equal("I'm 71.", stubborn.Persona!.Text);
        Assert.Equal("AGE", Assert.Single(stubborn.LastFaults).Field);
        Assert.Equal(1, PersonaAudit.Of([stubborn], 1).AlteredKept!.Value);
    }

    [Theory]
    [InlineData(Tiers.Descriptive)]
    [InlineData(Tiers.Objective)]
    public async Task AReplyCutOffByTheLimitOfTokensIsCountedAlsoFromTheStore(string tier)
    {
        var text = tier == Tiers.Objective ? Table().ToJsonString() : "A woman of 40 in";
        ScriptedChat chat = new((_, _) => text) { Finish = ChatFinishReason.Length };
        Assert.Equal(1, (await WriteAsync(chat, tier)).CutOff);
        var again = await WriteAsync(chat, tier);
        Assert.Equal((1, 1), (again.CutOff, chat.Calls));
        Assert.Equal(1, PersonaAudit.Of([again], 1).CutOff.Value);
        await using var other = await new ScriptedChat((_, _) => text) { Finish = ChatFinishReason.Stop }.LabAsync(
            folder,
            "whole.db"
        );
        var whole = Assert.Single(await new PersonaWriter(other).WriteAsync([Sample.Person("VT", 1)], tier));
        Assert.Equal(0, whole.CutOff);
    }

    [Fact]
    public async Task AFailedCallIsReportedInItsPlace()
    {
        await using var lab = await new ScriptedChat(
            (messages, _) =>
                messages[0].Text.Contains("State: Wyoming", StringComparison.Ordinal)
                    ? throw new ModelCallException(CallFailure.Refused, "too long")
                    : "A portrait."
        ).LabAsync(folder);
        var written = await new PersonaWriter(lab).WriteAsync(
            [Sample.Person("WY", 1), Sample.Person("VT", 1)],
            Tiers.Descriptive
        );
        Assert.Equal(("too long", null), (written[0].Failure, written[0].Persona));
        Assert.NotNull(written[1].Persona);
    }

    [Fact]
    public async Task ASetHoldsTiersAndControls()
    {
        await using var lab = await new ScriptedChat(
            (messages, _) =>
                !messages[0].Text.Contains("record", StringComparison.Ordinal)
                    ? $"A portrait of someone. {messages[0].Text.Length}"
                    : Table(t =>
                            t["STATE"] = messages[0].Text.Contains("State: Vermont", StringComparison.Ordinal)
                                ? "Vermont"
                                : "Wyoming"
                        )
                        .ToJsonString()
        ).LabAsync(folder);
        Persona[] meta = [Sample.Person("VT", 1), Sample.Person("WY", 1), Sample.Person("VT", 2)];
        var set = await PersonaSet.WriteAsync(meta, Tiers.Parse("meta,objective,descriptive,controls"), lab);
        Assert.Equal(
            ["meta", "objective", "descriptive", "nobody", "meta-padded", "objective-prose", "descriptive-shuffled"],
            set.Personas.Select(p => p.Tier).Distinct()
        );
        Assert.All(set.Of(Tiers.Nobody), p => Assert.Equal("", p.Text));
        var own = set.Of(Tiers.Descriptive).ToDictionary(p => p.Fields["person"]);
        var shuffled = set.Of(Tiers.DescriptiveShuffled);
        Assert.Equal(own.Values.Select(p => p.Text).Order(), shuffled.Select(p => p.Text).Order());
        Assert.Equal(21, set.Personas.Count);
        Assert.Contains(
            "zero people",
            (await Assert.ThrowsAsync<InputException>(() => PersonaSet.WriteAsync([], ["meta"], lab))).Message
        );
    }
}
