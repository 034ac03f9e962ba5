using Microsoft.Extensions.AI;
using PersonaNotebooks.Models;

namespace PersonaNotebooks.Tests.Models;

public class ModelNameTests
{
    [Theory]
    [InlineData("embedded", "embedded", "embedded", null)]
    [InlineData("ollama:gemma3:4b", "ollama", "gemma3:4b", "http://localhost:11434/")]
    [InlineData("ollama:gemma3:4b@http://box:1234", "ollama", "gemma3:4b", "http://box:1234/")]
    [InlineData("openai:gpt-5-mini", "openai", "gpt-5-mini", "https://api.openai.com/v1")]
    [InlineData("openai:org/model@https://host/v1/", "openai", "org/model", "https://host/v1")]
    [InlineData("gguf:../models/a b@c.gguf", "gguf", "../models/a b@c.gguf", null)]
    public void NamesAreRead(string name, string kind, string model, string? url)
    {
        var read = ModelName.Parse(name);
        Assert.Equal((kind, model, url), (read.Kind, read.Model, read.Url?.AbsoluteUri));
    }

    [Theory]
    [InlineData("gpt-5", "known are: embedded, ollama:MODEL[@URL], openai:MODEL[@URL], gguf:PATH")]
    [InlineData("", "known are: embedded")]
    [InlineData("ollama:", "known are: embedded")]
    [InlineData("embeded", "(did you mean 'embedded'?)")]
    [InlineData("olama:gemma3:4b", "(did you mean 'ollama:gemma3:4b'?)")]
    [InlineData("OpenAI/gpt-5", "(did you mean 'openai:gpt-5'?)")]
    [InlineData("models/tiny.gguf", "(did you mean 'gguf:models/tiny.gguf'?)")]
    [InlineData("openai:m@notaurl", "What follows the @ in 'openai:m@…' is not an address")]
    [InlineData("ollama:m@box:11434", "is not an address")]
    [InlineData("openai:m@httpfile", "needs a model and an address")]
    [InlineData("openai:@http://host/v1", "needs a model and an address")]
    [InlineData("openai:m@http://", "needs a model and an address")]
    public void WrongNamesListWhatIsKnown(string name, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<InputException>(() => ModelName.Parse(name)).Message);

    [Theory]
    [InlineData("openai:m@https://user:hunter2@host/v1")]
    [InlineData("openai:m@https://host/v1?key=hunter2")]
    public void ASecretInAnAddressIsRefusedAndNotRepeated(string name)
    {
        var e = Assert.Throws<InputException>(() => ModelName.Parse(name));
        Assert.Contains("environment variable", e.Message);
        Assert.DoesNotContain("hunter2", e.Message);
    }

    [Fact]
    public void AnAddressWithoutItsSchemeIsNotRepeated() =>
        Assert.DoesNotContain(
            "hunter2",
            Assert.Throws<InputException>(() => ModelName.Parse("openai:m@user:hunter2@host/v1")).Message
        );

    [Fact]
    public async Task AMissingKeyNamesItsVariable()
    {
        using TemporaryFolder folder = new();
        var e = await Assert.ThrowsAsync<InputException>(() =>
            Lab.OpenAsync("openai:gpt-5-mini", new() { Store = folder["a.db"] })
        );
        Assert.Contains("OPENAI_API_KEY", e.Message);
        // Replay sends nothing, so it needs no key: the missing answer is what is told.
        await using var replay = await Lab.OpenAsync(
            "openai:gpt-5-mini",
            new() { Store = folder["a.db"], ReplayOnly = true }
        );
        e = await Assert.ThrowsAsync<InputException>(() => replay.Chat.GetResponseAsync("hello"));
        Assert.Contains("Replay only", e.Message);
    }
}
