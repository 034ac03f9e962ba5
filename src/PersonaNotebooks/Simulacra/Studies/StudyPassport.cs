using PersonaNotebooks.Figures;
using PersonaNotebooks.Prompts;

namespace PersonaNotebooks.Simulacra;

/// <summary>The passports of a study's figures.</summary>
internal static class StudyPassport
{
    private const string Pools = "data/characters/pools.yaml";

    /// <summary>Every prompt of a mind that may stand before a question.</summary>
    private static readonly string[] Mind =
    [
        "profile",
        "persona",
        "passages",
        "recalled",
        "inner-thoughts",
        "inner-feelings",
        "inner-traits",
        "reply",
    ];

    /// <summary>What only a model that writes is asked.</summary>
    private static readonly string[] Writing = ["thinking", "emotion", "shorter"];

    /// <summary>A passport with the characters' own files; a character outside the collection has no path in it to name.</summary>
    /// <param name="study">The study.</param>
    /// <param name="answers">How many answers the figure rests on.</param>
    /// <param name="files">Which of a character's files its answers hang on.</param>
    /// <param name="prompts">What is asked, beside what the mind adds: names without their prefix.</param>
    public static Passport Of(Study study, int answers, string[] files, params string[] prompts)
    {
        var identity = study.Lab.Identity;
        string[] all = [.. Mind, .. study.Composes ? Writing : [], .. prompts];
        var passport = new Passport
        {
            Seed = study.Seed,
            Caveat = "a few invented lives; answers of a model, not of people",
            Prompts = all.Select(p => $"simulacra-{p}").ToDictionary(p => p, p => Passport.Hash(Prompt.Load(p).Text)),
        };
        return passport
            .WithModel(identity.Model, identity.Digest, identity.Note, answers)
            .WithParameters(
                ("characters", string.Join(", ", study.Cast.Select(c => c.Slug))),
                ("temperature", study.Temperature),
                ("answers", study.Responder.Name)
            )
            .WithData([
                Pools,
                .. study
                    .Cast.SelectMany(c => files.Select(f => $"data/characters/{c.Slug}/{f}"))
                    .Where(f => File.Exists(Path.Combine(Home.Root, f))),
            ]);
    }
}
