namespace PersonaNotebooks.Host.Tests;

public class VersionTests
{
    [Fact]
    public void VersionHoldsNoCommit() => Assert.Matches(@"^\d+\.\d+\.\d+$", LibraryVersion.Current);
}
