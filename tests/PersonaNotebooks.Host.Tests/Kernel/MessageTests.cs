using System.Text;
using PersonaNotebooks.Host.Kernel.Protocol;
using PersonaNotebooks.Host.Tests.Support;

namespace PersonaNotebooks.Host.Tests.Kernel;

public sealed class MessageTests
{
    private static readonly MessageCodec Codec = new(new("key"), "session");

    [Fact]
    public void SignaturesAreThoseOfPythonsHmac()
    {
        // python3: hmac.new(b"abc", '{"a":1}{}{}{"b":"é"}'.encode(), hashlib.sha256).hexdigest()
        var parts = new[] { "{\"a\":1}", "{}", "{}", "{\"b\":\"é\"}" }.Select(Encoding.UTF8.GetBytes).ToList();
        const string Expected = "dbe332aba015090823735c68f57e39625de75b72b00adc9c97c418ea76cd098a";
        Assert.Equal(Expected, Encoding.ASCII.GetString(new MessageSigner("abc").Sign(parts)));
        Assert.True(new MessageSigner("abc").Holds(Encoding.ASCII.GetBytes(Expected), parts));
        Assert.False(new MessageSigner("abd").Holds(Encoding.ASCII.GetBytes(Expected), parts));
        Assert.False(new MessageSigner("abc").Holds([], parts));
    }

    [Fact]
    public void MessagesComeBackAsTheyWere()
    {
        var message = Codec.Read(
            Codec.Write(
                [
                    [7],
                ],
                "id",
                "execute_reply",
                null,
                new() { ["text"] = "ä\u0001" }
            )
        );
        Assert.Equal(("execute_reply", "ä\u0001"), (message.Type, message.Text("text")));
        Assert.Equal([7], Assert.Single(message.Peers));
        Assert.Equal("5.4", (string?)message.Header["version"]);
        Assert.Throws<InputException>(() => message.Number("text", 0));
    }

    [Fact]
    public void AChangedByteIsNoticed()
    {
        var frames = Codec.Write([], "id", "x", null, new() { ["code"] = "1" });
        for (var i = 1; i < frames.Count; i++)
        {
            var changed = frames.Select(frame => frame.ToArray()).ToList();
            changed[i][0] ^= 1;
            Assert.Throws<InputException>(() => Codec.Read(changed));
        }
        Assert.Throws<InputException>(() => Codec.Read([.. frames.Take(5)]));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"msg_id\":1,\"msg_type\":\"x\"}")]
    [InlineData("{\"msg_id\":\"a\"}")]
    [InlineData("{\"msg_id\":\"a\",\"msg_type\":\"x\",\"y\":\"\\ud800\"}")]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("{")]
    public void MalformedHeadersAreRefusedThoughSigned(string header)
    {
        var parts = new[] { header, "{}", "{}", "{}" }.Select(Encoding.UTF8.GetBytes).ToList();
        Assert.Throws<InputException>(() =>
            Codec.Read([.. new[] { "<IDS|MSG>"u8.ToArray(), new MessageSigner("key").Sign(parts) }, .. parts])
        );
    }

    [Theory]
    [InlineData("nonsense", "no Jupyter connection file")]
    [InlineData("[]", "no Jupyter connection file")]
    [InlineData("{}", "'shell_port' is missing")]
    [InlineData("{\"shell_port\":\"x\"}", "no Jupyter connection file")]
    [InlineData("{\"signature_scheme\":\"hmac-md5\"}", "only hmac-sha256")]
    public void AWrongConnectionFileIsExplained(string text, string why)
    {
        using TemporaryFolder folder = new();
        var path = folder.Write("connection.json", text);
        Assert.Contains(why, Assert.Throws<InputException>(() => ConnectionFile.Read(path)).Message);
        Assert.Throws<InputException>(() => ConnectionFile.Read(path + "-missing"));
    }
}
