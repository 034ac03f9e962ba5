using PersonaNotebooks.Figures;
using PersonaNotebooks.Mixtures;
using PersonaNotebooks.Prompts;

namespace PersonaNotebooks.Tests.Mixtures;

/// <summary>The prompts, byte for byte, and what reads the answers.</summary>
public class MixturePromptTests
{
    [Fact]
    public void TheRequestHasPersonaExampleAndContextInThisOrder() =>
        Assert.Equal(
            "You are a clerk.\n\nYou wrote a note on rain:\n\nIt rained.\n\nNow write a note on sun. Give the text only.",
            MixturePrompts.Write(
                new("c", "You are a clerk."),
                new("r", "a note on rain", "It rained."),
                "a note on sun"
            )
        );

    [Fact]
    public void WhatIsMissingIsLeftOut()
    {
        MixtureRecord example = new("r", "a note on rain", "It rained.");
        Assert.Equal(
            "Somebody wrote a note on rain:\n\nIt rained.\n\nNow write a note on sun. Give the text only.",
            MixturePrompts.Write(MixturePrompts.NoPersona, example, "a note on sun")
        );
        Assert.Equal(
            "You are a clerk.\n\nWrite a note on sun. Give the text only.",
            MixturePrompts.Write(new("c", "You are a clerk."), MixturePrompts.NoExemplar, "a note on sun")
        );
        Assert.Equal(
            "Write a note on sun. Give the text only.",
            MixturePrompts.Write(MixturePrompts.NoPersona, MixturePrompts.NoExemplar, "a note on sun")
        );
    }

    [Theory]
    [InlineData("mixture-synthesis", "49c6a3d57af0fd9e", "texts")]
    [InlineData("mixture-write-attributes", "b85d4f68d8467d76", "context", "attributes")]
    [InlineData("mixture-attributes", "2ca8c9b155206956")]
    [InlineData("mixture-keywords", "b51d62f138637cc5", "words")]
    [InlineData("mixture-context", "734194ede5b063e6")]
    [InlineData("mixture-census", "02390ed9d6b4cc8f", "age", "sex", "race", "state")]
    [InlineData("mixture-context-review", "d082b8577317b0fc", "label", "place", "kind")]
    [InlineData("mixture-context-label", "1033399bd2639065", "label")]
    public void TheOtherPromptsAreAsTheyWere(string name, string sha, params string[] holes) =>
        Assert.Equal(sha, Passport.Hash(Prompt.Load(name).Fill([.. holes.Select(h => (h, $"[{h}]"))]))[..16]);

    [Theory]
    [InlineData("Persona: You are a baker who writes briefly.", "You are a baker who writes briefly.")]
    [InlineData("Sure!\nPersona: You bake.\nYou write in short lines.", "You bake. You write in short lines.")]
    [InlineData("Persona: <two>\nPersona: You bake.", "You bake.")]
    [InlineData("You are a baker.", null)]
    [InlineData("Persona:", null)]
    [InlineData("Persona: They bake.", null)]
    [InlineData("", null)]
    [InlineData("persona: You bake.", null)]
    [InlineData("\0\u202e%s{{texts}}<script>", null)]
    public void OnlyAMarkedDescriptionInTheSecondPersonIsRead(string answer, string? expected) =>
        Assert.Equal(expected, PersonaSynthesis.Read(answer));
}
