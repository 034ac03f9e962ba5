using PersonaNotebooks.Models.Embedded;

namespace PersonaNotebooks.Tests.Models.Embedded;

public class PromptMatterTests
{
    [Theory]
    [InlineData("Age: 40\n\nTell of this person in six sentences. Keep to the age above.", "Age: 40\n")]
    [InlineData("Write three sentences about bicycles.", "Write three sentences about bicycles.\n")]
    [InlineData("Write six sentences.", "Write six sentences.")]
    [InlineData("I keep bees. Write two sentences.", "I keep bees.\n")]
    public void WhatAsksForAFormOnlyIsNoMatter(string prompt, string expected) =>
        Assert.Equal(expected, PromptMatter.WithoutForm(prompt));
}
