using PersonaNotebooks.Simulacra;

namespace PersonaNotebooks.Tests.Simulacra;

/// <summary>Two short lives and a bank of made-up sentences, so that these tests do not hang on the shipped texts.</summary>
internal static class Stub
{
    public static string Root => Path.Combine(Home.Root, "tests", "PersonaNotebooks.Tests", "Simulacra", "Stubs");

    public static Character Thea { get; } = CharacterReader.Load("thea-varga", Root);

    public static Character Abel { get; } = CharacterReader.Load("abel-tran", Root);

    public static PersonalityBank Bank { get; } =
        new(
            CognitiveFunctions
                .All.SelectMany(f => Enumerable.Range(1, 8).Select(rank => (f, rank)))
                .ToDictionary(
                    cell => cell,
                    cell =>
                        (IReadOnlyList<string>)
                            [
                                .. Enumerable
                                    .Range(1, 10)
                                    .Select(n => $"I am stub sentence {n} of {cell.f} at rank {cell.rank}."),
                            ]
                )
        );

    /// <summary>A copy of a stub's folder that a test may spoil.</summary>
    public static CharacterFolder Copy(string slug, string root)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, slug)).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Root, slug)))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }
        return new(folder);
    }
}
