using PersonaNotebooks.Prompts;

namespace PersonaNotebooks.Tests.Prompts;

public class PromptTests
{
    [Fact]
    public void HolesAreFilledOnceAndWhatIsFilledInIsNotReadAgain()
    {
        var text = Prompt.Load("structured-repair").Fill(("fault", "{{schema}}"), ("schema", "{}"));
        Assert.StartsWith("Your reply could not be read: {{schema}}.\n", text);
        Assert.EndsWith("\n\n{}", text);
    }

    [Fact]
    public void WhatDoesNotFitIsNamed()
    {
        Assert.Contains("'nothing'", Assert.Throws<InputException>(() => Prompt.Load("nothing")).Message);
        var prompt = Prompt.Load("structured-answer");
        Assert.Contains("needs a value for 'schema'", Assert.Throws<InputException>(() => prompt.Fill()).Message);
        Assert.Contains(
            "no hole 'more'",
            Assert.Throws<InputException>(() => prompt.Fill(("schema", "{}"), ("more", ""))).Message
        );
    }
}
