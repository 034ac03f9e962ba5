using PersonaNotebooks.Figures;
using PersonaNotebooks.Prompts;

namespace PersonaNotebooks.Tests.Imitation;

public class ImitationPromptTests
{
    /// <summary>Prompts are pinned byte for byte: a change of one is a change of every result, and must be meant.</summary>
    [Theory]
    [InlineData("imitation-evidence-clear", "79133c1209f75b3b")]
    [InlineData("imitation-evidence-none", "a614841c1960cf22")]
    [InlineData("imitation-evidence-possible", "4b0161a75c71baf6")]
    [InlineData("imitation-example", "028c4ac5025808a5")]
    [InlineData("imitation-generic", "b39614d2ccca363c")]
    [InlineData("imitation-history-exchange", "307811a300610403")]
    [InlineData("imitation-history-post", "b0453fe54c63b5f4")]
    [InlineData("imitation-history-reply", "b0453fe54c63b5f4")]
    [InlineData("imitation-mask", "b294b49ba651803c")]
    [InlineData("imitation-persona", "b9ca20988dadaae8")]
    [InlineData("imitation-post", "d2b00ca0320679a1")]
    [InlineData("imitation-reflection", "56d415fe2c93404a")]
    [InlineData("imitation-reply", "4e5b62bd39241021")]
    [InlineData("imitation-sheet-start", "efac35befabea211")]
    [InlineData("imitation-sheet", "6776f423f8c8a564")]
    [InlineData("imitation-system", "613e2c6651163b72")]
    [InlineData("imitation-verdict-kept", "1eb56e06ff309589")]
    [InlineData("imitation-verdict-rejected", "076fc39ae6ab0255")]
    [InlineData("imitation-verdict-replaced", "d90b1a8582985f8c")]
    public void APromptIsWhatItWas(string name, string hash) =>
        Assert.Equal(hash, Passport.Hash(Prompt.Load(name).Text)[..16]);

    [Fact]
    public void EveryPromptOfTheSystemIsPinned() =>
        Assert.Equal(
            PersonaNotebooks.Imitation.Loop.ImitationRun.Prompts.Keys.Order(StringComparer.Ordinal),
            typeof(ImitationPromptTests)
                .GetMethod(nameof(APromptIsWhatItWas))!
                .GetCustomAttributesData()
                .Where(a => a.AttributeType == typeof(InlineDataAttribute))
                .Select(a =>
                    (string)
                        (
                            (IReadOnlyCollection<System.Reflection.CustomAttributeTypedArgument>)
                                a.ConstructorArguments[0].Value!
                        )
                            .First()
                            .Value!
                )
                .Order(StringComparer.Ordinal)
        );
}
