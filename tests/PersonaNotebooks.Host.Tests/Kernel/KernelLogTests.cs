using PersonaNotebooks.Host.Kernel;

namespace PersonaNotebooks.Host.Tests.Kernel;

public sealed class KernelLogTests
{
    [Fact]
    public void OneKindOfLineDoesNotHideAnother()
    {
        StringWriter text = new();
        KernelLog log = new(text);
        for (var i = 0; i < 5_000; i++)
        {
            log.Write($"a frame of {i} bytes is too long");
        }
        log.Write("a message has a wrong signature");
        log.Close();
        var lines = text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(KernelLog.MostOfAKind + 4, lines.Length);
        Assert.Contains("persona kernel: a frame of 999 bytes is too long (1,000 times so far)", lines);
        Assert.Contains("persona kernel: a message has a wrong signature", lines);
        Assert.Equal("persona kernel: in all 5,000 times: a frame of # bytes is too long", lines[^1]);
    }

    [Fact]
    public void EndlesslyManyKindsFillNoDisk()
    {
        StringWriter text = new();
        KernelLog log = new(text);
        for (var i = 0; i < 100_000; i++)
        {
            log.Write(string.Concat(i.ToString().Select(digit => (char)('a' + digit - '0'))));
        }
        Assert.InRange(text.ToString().Count(c => c == '\n'), 200, 300);
    }
}
