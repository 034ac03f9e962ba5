using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using PersonaNotebooks.Models.Corpora;
using Xunit.Abstractions;

namespace PersonaNotebooks.Tests.Models.Embedded;

[Collection("embedded model")]
public partial class DrawnTextTests(EmbeddedModelFixture fixture, ITestOutputHelper output)
{
    private async Task<string> Ask(string prompt, int seed) =>
        (await fixture.Model.Chat.GetResponseAsync([new(ChatRole.User, prompt)], new() { Seed = seed })).Text;

    /// <summary>
    /// Introductions of forty fictional persons: a text names no other age or state than the prompt, draws differ, none is a stump, and
    /// the share of sentences that stand in the training texts to the letter is as SOURCES.md states it.
    /// </summary>
    [Fact]
    public async Task IntroductionsKeepTheFactsOfTheirPrompt()
    {
        var learnt = TrainingTexts.Expand(default).Texts.SelectMany(Sentences).ToHashSet();
        var people = PeopleCorpus.Expand(99, 40);
        var states = people.Select(p => p.Fields["state"]).Distinct().ToArray();
        List<string> texts = [];
        foreach (var (i, p) in people.Index())
        {
            var text = await Ask(
                $"You are {p.Age} years old, {p.Fields["sex"]}, {p.Fields["race"]}, from {p.Fields["state"]}.\n\nIntroduce yourself.",
                i
            );
            texts.Add(text);
            Assert.All(Ages().Matches(text), m => Assert.Equal(p.Age, int.Parse(m.Groups[1].Value)));
            var own = p.Fields["state"];
            Assert.DoesNotContain(states, s => !own.Contains(s) && Regex.IsMatch(text, $@"(?<!West ){s}\b"));
            Assert.True(text.Split(' ').Length >= 3, text);
        }
        var sentences = texts.SelectMany(Sentences).ToArray();
        var verbatim = sentences.Count(learnt.Contains) / (double)sentences.Length;
        output.WriteLine(
            $"{verbatim:P0} of {sentences.Length} sentences to the letter, {texts.Distinct().Count()} of 40 differ"
        );
        Assert.True(verbatim < 0.7);
        Assert.True(texts.Distinct().Count() >= 36);
    }

    [Fact]
    public async Task SentencesThatAreAskedForAreCounted()
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var text = await Ask("I like the pool.\n\nSay in two sentences what you think of it.", seed);
            Assert.InRange(Sentences(text).Count(), 1, 3);
        }
    }

    /// <summary>Of what no training text knows, an answer tells in the prompt's words, and never gives back the task.</summary>
    [Fact]
    public async Task StrangeMatterIsToldInItsOwnWords()
    {
        const string story =
            "Zelda Quarrington mended chronometers in Port Vandermeer. Her uncle Thaddeus built sextants and hummed. In June the observatory burned, and Zelda carried telescopes through the smoke.";
        for (var seed = 0; seed < 10; seed++)
        {
            var text = await Ask(story + "\n\nSummarise the chapter in one sentence.", seed);
            Assert.DoesNotContain("Summarise", text, StringComparison.Ordinal);
            Assert.Matches("Zelda|uncle|June|Thaddeus|observatory", text);
        }
    }

    private static IEnumerable<string> Sentences(string text) =>
        SentenceEnd().Split(text).Select(s => s.Trim()).Where(s => s.Length > 0);

    [GeneratedRegex(@"(?<=[.!?])\s+")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"(?<![-\w])([1-9]\d)(?= years? old)")]
    private static partial Regex Ages();
}
