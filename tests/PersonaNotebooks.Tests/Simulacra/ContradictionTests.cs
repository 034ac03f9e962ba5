using PersonaNotebooks.Simulacra;

namespace PersonaNotebooks.Tests.Simulacra;

public class ContradictionTests
{
    [Theory]
    [InlineData("Thea Varga was born in 1998.", "born in 1998")]
    [InlineData("I was born on 3 May 1998 in a ferry house.", "born in 1998")]
    [InlineData("Thea was 63 then.", "older than the 41")]
    [InlineData("In 1999, Thea was nine.", null)]
    [InlineData("In 1999, Thea was 9.", "was 9 in 1999")]
    [InlineData("In 1971, Thea rowed across.", "did in 1971")]
    [InlineData("By 2044 all was well.", "after the reference day")]
    [InlineData("Thea is a quiet man.", "calls Thea a man")]
    [InlineData("Thea works as a tax lawyer in town.", "works as a tax lawyer")]
    [InlineData("Thea holds a master's degree.", "holds a master")]
    public void WhatIsSaidOfTheCharacterByNameIsChecked(string text, string? what)
    {
        var found = Contradictions.In("story", [text], Stub.Thea.Attributes).ToArray();
        Assert.Equal(what is null ? 0 : 1, found.Length);
        Assert.All(found, f => Assert.Contains(what!, f.ToString()));
    }

    [Theory]
    [InlineData("Her daughter was born in 1998.")]
    [InlineData("Her sister Lena Varga was born in 1980.")]
    [InlineData("She was born in 1998, the girl next door.")]
    [InlineData("In 1971 her mother rowed across.")]
    [InlineData("Thea is a patient woman who works as a ferry deckhand.")]
    [InlineData("Thea works as a ferry deckhand on the night boat.")]
    [InlineData("Lena works as a baker and holds a doctorate.")]
    public void WhatIsSaidOfOthersIsNot(string text) =>
        Assert.Empty(Contradictions.In("story", [text], Stub.Thea.Attributes));
}
