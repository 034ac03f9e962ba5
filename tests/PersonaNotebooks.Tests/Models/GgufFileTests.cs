using PersonaNotebooks.Models;
using PersonaNotebooks.Models.Gguf;

namespace PersonaNotebooks.Tests.Models;

public sealed class GgufFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task AFileThatIsNotThereOrNotAGgufIsRefusedBeforeAnythingIsStarted()
    {
        var path = folder["model.gguf"];
        Assert.Contains("There is no file", (await RefusedAsync(path)).Message);
        await File.WriteAllTextAsync(path, "<html>404 not found, and some more text</html>");
        Assert.Contains("is not a GGUF file", (await RefusedAsync(path)).Message);
        await File.WriteAllBytesAsync(path, []);
        Assert.Contains("is not a GGUF file", (await RefusedAsync(path)).Message);
    }

    [Fact]
    public async Task ARelativePathIsLookedForWhereThePersonStandsToo()
    {
        var e = await RefusedAsync("none/model.gguf");
        Assert.Contains(Path.GetFullPath("none/model.gguf"), e.Message);
        await File.WriteAllTextAsync(folder["model.gguf"], "no model");
        Home.CalledFrom(folder.Path);
        Assert.Contains($"'{folder["model.gguf"]}' is not a GGUF file", (await RefusedAsync("model.gguf")).Message);
        Assert.Contains(folder["other.gguf"], (await RefusedAsync("other.gguf")).Message);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(100)]
    [InlineData(150)]
    public async Task AFileThatIsCutOffIsRefused(int length)
    {
        var whole = Small();
        var path = folder["model.gguf"];
        await File.WriteAllBytesAsync(path, whole);
        GgufFile.Check(path);
        await File.WriteAllBytesAsync(path, whole[..Math.Min(length, whole.Length - 1)]);
        Assert.Contains("is cut off", (await RefusedAsync(path)).Message);
    }

    [Fact]
    public async Task AnOldVersionIsNamed()
    {
        var bytes = Small();
        bytes[4] = 1;
        await File.WriteAllBytesAsync(folder["model.gguf"], bytes);
        Assert.Contains("of version 1", (await RefusedAsync(folder["model.gguf"])).Message);
    }

    [Theory]
    [InlineData(400_000)] // arrays in arrays, which would exhaust the stack
    [InlineData(0)] // a tensor of more elements than can be counted
    public async Task AHeaderThatCannotBeTrueIsRefused(int nested)
    {
        using MemoryStream stream = new();
        using BinaryWriter file = new(stream);
        file.Write("GGUF"u8);
        file.Write(3);
        file.Write(nested > 0 ? 0L : 1L);
        file.Write(nested > 0 ? 1L : 0L);
        file.Write(1L);
        file.Write((byte)'k');
        if (nested > 0)
        {
            file.Write(9);
        }
        for (var i = 0; i < nested; i++)
        {
            file.Write(9); // an array …
            file.Write(1L); // … of one entry, which is
        }
        file.Write(2);
        file.Write(long.MaxValue);
        file.Write(long.MaxValue);
        file.Write(new byte[64]);
        await File.WriteAllBytesAsync(folder["model.gguf"], stream.ToArray());
        Assert.Contains("damaged in its header", (await RefusedAsync(folder["model.gguf"])).Message);
    }

    private Task<InputException> RefusedAsync(string path) =>
        Assert.ThrowsAsync<InputException>(() => Lab.OpenAsync($"gguf:{path}", new() { Store = folder["answers.db"] }));

    // One text entry, one tensor of 16 floats.
    private static byte[] Small()
    {
        using MemoryStream stream = new();
        using BinaryWriter file = new(stream);
        file.Write("GGUF"u8);
        file.Write(3);
        file.Write(1L);
        file.Write(1L);
        Text("general.name");
        file.Write(8);
        Text("tiny");
        Text("weights");
        file.Write(1);
        file.Write(16L);
        file.Write(0);
        file.Write(0L);
        while (stream.Length % 32 != 0)
        {
            file.Write((byte)0);
        }
        file.Write(new byte[64]);
        return stream.ToArray();

        void Text(string text)
        {
            file.Write((long)text.Length);
            file.Write(text.Select(c => (byte)c).ToArray());
        }
    }
}
