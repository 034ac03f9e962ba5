using PersonaNotebooks.Host.Kernel.Zmtp;

namespace PersonaNotebooks.Host.Tests.Kernel;

public sealed class FrameTests
{
    private static readonly ZmtpLimits Limits = new(100_000, 8, 1, 1, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));

    [Fact]
    public void MessagesComeBackAsTheyWere()
    {
        byte[][] frames =
        [
            [],
            [1, 2],
            new byte[255],
            new byte[256],
            new byte[70_000],
        ];
        var (command, read) = Reader(FrameWriter.Message(frames)).Read();
        Assert.Null(command);
        Assert.Equal(frames, read);
    }

    [Fact]
    public void CommandsComeBackAsTheyWere()
    {
        var (command, _) = Reader(FrameWriter.Command(ZmtpCommand.Ready("ROUTER"))).Read();
        Assert.Equal("READY", command!.Name);
        Assert.Equal("ROUTER"u8.ToArray(), command.Properties()["socket-type"]);
    }

    [Theory]
    [InlineData("0800", "impossible flags")]
    [InlineData("0500", "impossible flags")]
    [InlineData("02FFFFFFFFFFFFFFFF", "above the limit")]
    [InlineData("0200000000000186A1", "above the limit")]
    [InlineData("060000000000002001", "above the limit of 8192")]
    [InlineData("0400", "no name")]
    [InlineData("040105", "no name")]
    [InlineData("010001000100010001000100010001000000", "above the limits")]
    [InlineData("01000404414243440000", "between the frames")]
    public void WhatBreaksTheProtocolIsRefused(string bytes, string why) =>
        Assert.Contains(why, Assert.Throws<ZmtpException>(() => Reader(Convert.FromHexString(bytes)).Read()).Message);

    [Theory]
    [InlineData("")]
    [InlineData("0005")]
    [InlineData("020000")]
    [InlineData("02000000000000FFFF0102")]
    public void APeerThatStopsHalfWayIsGone(string bytes) =>
        Assert.Throws<EndOfStreamException>(() => Reader(Convert.FromHexString(bytes)).Read());

    [Fact]
    public void CutOffPropertiesAreRefused()
    {
        var body = ZmtpCommand.Ready("ROUTER").Body;
        // A length byte, the name, four bytes of length and the value; behind that the properties are whole.
        var firstProperty = 1 + "Socket-Type".Length + 4 + "ROUTER".Length;
        for (var length = 1; length < body.Length; length++)
        {
            ZmtpCommand cut = new("READY", body[..length]);
            if (length == firstProperty)
            {
                Assert.Equal(["Socket-Type"], cut.Properties().Keys);
            }
            else
            {
                Assert.Throws<ZmtpException>(() => cut.Properties());
            }
        }
    }

    [Fact]
    public void RandomBytesNeverDoMoreThanEndTheConnection()
    {
        Random random = new(1);
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = new byte[random.Next(60)];
            random.NextBytes(bytes);
            var reader = Reader(bytes);
            var e = Assert.ThrowsAny<IOException>(() => ReadAll(reader));
            Assert.True(e is ZmtpException or EndOfStreamException, $"{Convert.ToHexString(bytes)}: {e}");
        }
    }

    [Fact]
    public void OnlyPeersOfVersionThreeWithoutSecurityAreGreeted()
    {
        ZmtpGreeting.Check(ZmtpGreeting.Create());
        foreach (var (at, value) in new[] { (0, 0), (9, 0), (10, 2), (12, 'P') })
        {
            var greeting = ZmtpGreeting.Create();
            greeting[at] = (byte)value;
            Assert.Throws<ZmtpException>(() => ZmtpGreeting.Check(greeting));
        }
    }

    [Theory]
    [InlineData("tcp", "0.0.0.0")]
    [InlineData("tcp", "192.0.2.1")]
    [InlineData("tcp", "example.org")]
    [InlineData("udp", "127.0.0.1")]
    public void OnlyThisMachineIsListenedTo(string transport, string address) =>
        Assert.Throws<InputException>(() => new ZmtpEndpoint(transport, address, 0).Bind());

    private static void ReadAll(FrameReader reader)
    {
        while (true)
        {
            reader.Read().Command?.Properties();
        }
    }

    private static FrameReader Reader(byte[] bytes) => new(new MemoryStream(bytes), Limits, new(1 << 20));
}
