using PersonaNotebooks.Host.Tests.Support;

namespace PersonaNotebooks.Host.Tests;

public sealed class CharacterCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task AScriptedTalkHasThreeTurnsAndIsTheSameTwice()
    {
        var lines = folder.Write(
            "lines.txt",
            "How did you lose the tip of your ring finger?\n\nWho put a pink wrench in your locker?\nThank you.\n"
        );
        string[] arguments = ["chat", "odalys-fenner", "--method", "macm", "--file", lines, "--store", File("a.db")];
        var (exitCode, output, error) = await PersonaProcess.RunAsync(Home.Root, arguments);
        Assert.True(exitCode == 0, error);
        Assert.Equal(3, output.Split("Odalys Fenner: ").Length - 1);
        Assert.Contains("conveyor", output);
        Assert.Contains("not an LLM", error);
        // Another process has other string hashes; what is recalled must not hang on them.
        Assert.Equal(output, (await PersonaProcess.RunAsync(Home.Root, arguments)).Output);
    }

    [Fact]
    public async Task ANewCharacterIsMadeFromACensusRow()
    {
        var people = folder.Write(
            "people.csv",
            "id,state,age,sex,race\n1,VT,25-29,male,white\n2,TX,35-44,female,hispanic\n"
        );
        string[] where = ["--characters", File("characters"), "--store", File("b.db")];
        var made = await PersonaProcess.RunAsync(
            Home.Root,
            ["character", "new", "Lucia Prado", "--from", people, "--id", "2", .. where]
        );
        Assert.True(made.ExitCode == 0, made.Error);
        Assert.Contains("Home: Texas", made.Output);
        var story = await PersonaProcess.RunAsync(
            Home.Root,
            ["character", "story", "lucia-prado", "--rounds", "2", .. where]
        );
        Assert.True(story.ExitCode == 0, story.Error);
        Assert.Contains("round 2: ", story.Output);
        var memory = await PersonaProcess.RunAsync(Home.Root, ["character", "memory", "lucia-prado", .. where]);
        Assert.True(memory.ExitCode == 0, memory.Error);
        var test = await PersonaProcess.RunAsync(
            Home.Root,
            ["character", "test", "lucia-prado", "--method", "none,macm", "--out", File("answers.csv"), .. where]
        );
        Assert.True(test.ExitCode == 0, test.Error);
        Assert.Contains("Guessing", test.Output);
        Assert.Equal(21, System.IO.File.ReadAllLines(File("answers.csv")).Length);
        var again = await PersonaProcess.RunAsync(
            Home.Root,
            ["character", "new", "Lucia Prado", "--no-biography", .. where]
        );
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("already", again.Error);
    }

    [Theory]
    [InlineData("cannot name a character's folder", "chat", "../secrets")]
    [InlineData("there are odalys-fenner, teo-barrientos, wren-tadesse", "chat", "nobody")]
    [InlineData("There is no method 'magic'", "character", "test", "odalys-fenner", "--method", "magic")]
    [InlineData("There is no retriever 'luck'", "character", "test", "odalys-fenner", "--retriever", "luck")]
    [InlineData("--others must be 1 or more", "character", "bandwagon", "odalys-fenner", "--others", "0")]
    [InlineData("no more dissenters than others", "character", "bandwagon", "odalys-fenner", "--dissenters", "9")]
    public async Task ABadValueIsOneSentence(string sentence, params string[] arguments)
    {
        var run = await PersonaProcess.RunAsync(Home.Root, [.. arguments, "--store", File("c.db")]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(sentence, run.Error);
        Assert.DoesNotContain("   at ", run.Error);
    }

    private string File(string name) => Path.Combine(folder.Path, name);
}
