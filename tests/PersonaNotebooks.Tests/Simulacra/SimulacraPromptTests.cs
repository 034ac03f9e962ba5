using PersonaNotebooks.Figures;

namespace PersonaNotebooks.Tests.Simulacra;

public class SimulacraPromptTests
{
    private static readonly Dictionary<string, string> Golden = new()
    {
        ["Prompts/simulacra-attribute-questions.md"] =
            "0e5289f2176aa4290dce4e7ffb90defd1dd7298ef5c60b9953368ab6b46dd853",
        ["Prompts/simulacra-biography.md"] = "494f95d987964fa1db4e6db92530ed59a7070f17df0de6f54a40f6a901b27af9",
        ["Prompts/simulacra-emotion.md"] = "9e3f5462622e6fb2bc399177994a5e917f4a42a062c3d4566f56dc2f662ea5e1",
        ["Prompts/simulacra-function-item.md"] = "55cd448a5915ac57dd341bc181cbe1c21f6f9ce82c3a4c3ed7433fc7d90a4b9c",
        ["Prompts/simulacra-function-open.md"] = "d080433e47dc0cad179da6250fdaea7416f4824331002c393f20c127a79f7822",
        ["Prompts/simulacra-index.md"] = "137ba410d101936ef50464c7f6662552c9f3786b00bd1edc3e68467d47fcc326",
        ["Prompts/simulacra-inner-feelings.md"] = "1c493639d465f58bfb64f5d228bfb27b56c22646e56093acae1e9b5436460ddf",
        ["Prompts/simulacra-inner-thoughts.md"] = "d4507cb52a6d8a3df8351afa9f79bb1abfb1867db2aca344e67a65c02c5a439e",
        ["Prompts/simulacra-inner-traits.md"] = "4f1bee0992fb4a40cc138121807babc7051ee8823d577d8469bda9babde3feb4",
        ["Prompts/simulacra-item-cloze.md"] = "1c5b22ca5712796a2900254d4c630bbc20d9a8aae6b34e5ebc9dd2afbc5026c3",
        ["Prompts/simulacra-item-multiple.md"] = "62a2d9fe9c79d92e089358fa40729c1675a2dd0f5170346ac8ad967a6b2b7754",
        ["Prompts/simulacra-item-single.md"] = "808e2875273317eda61001ec47f8b794449f282bf58319f584d6cd527d34c7aa",
        ["Prompts/simulacra-judge-answer.md"] = "1096cf7718b6817c0363e48c9fcd322b4d0eade49157d4c6b58f3f6b75676815",
        ["Prompts/simulacra-judge-compare.md"] = "91d1db61345b7f03d58f62338eae2b7442e67e9de09cfe7c33969f957acb9bb7",
        ["Prompts/simulacra-judge-describe.md"] = "06667efac8e4e656dc2832ba29df96790481056eed5a9e92a658e3839d5f2264",
        ["Prompts/simulacra-judge-match.md"] = "42ac104e6d0fe989349c7aa73b3f86905190b54382e9f40606461f35ebec1118",
        ["Prompts/simulacra-memory-content.md"] = "b5cf3e84ed0eb0f620b31ee22eaf6b4230e5aad6cb7c4fc1918728557568d25d",
        ["Prompts/simulacra-memory-emotion.md"] = "76c8790e576bf7587362077ddcce37312b681828eac601175c51a848ce3f9144",
        ["Prompts/simulacra-memory-summary.md"] = "a0daf73fb0bdbb902259cdbc047b12f25994e28acedcfef59af6a3355d1a9d9b",
        ["Prompts/simulacra-memory-thinking.md"] = "53ec9f7a2840743f68144261e23f6b6ce29a9756f1608fb02c35fc9c7f69fb85",
        ["Prompts/simulacra-passages.md"] = "126c535799c0596e2c3dc292476c16d247af734fd90732cb60c3836d50b9feb0",
        ["Prompts/simulacra-persona.md"] = "9ebd8ef5f1917afa0fc738570ef774526a2fe697a5af1496654c524cd37bd0da",
        ["Prompts/simulacra-profile.md"] = "1bcc86849ac0d02851a8346ac5bd94dd937a3c53fa00108c2af48853f8dfb778",
        ["Prompts/simulacra-recalled.md"] = "88afc405a0db3df1f88848574a17c6ffe71459ab021fc67b5926bf45e96fccbf",
        ["Prompts/simulacra-reply.md"] = "57f13a947234bdc5deb4c6123d1715e7ff0dd528af3ed3b3219c53c4300cacde",
        ["Prompts/simulacra-room-task.md"] = "190e38f39d95e9b83393e25c4a5325924156c43322169de20d3026fb9c8d9c57",
        ["Prompts/simulacra-room-trial.md"] = "2164f728217f08f6659ea10db94f28839f320f532a6de209ba373fc23a31230d",
        ["Prompts/simulacra-room-turn.md"] = "707c522a13626a9291b7451788fb89569986ab1b8f7ad0c4f57d19835ef8bf52",
        ["Prompts/simulacra-room-voice.md"] = "3b46c0eee870b37e77477051abf9e6dcbebcf2637667d30459e46ddfe7c57808",
        ["Prompts/simulacra-scenario.md"] = "2feaf1e9dcd52351070a6c32bda8866afe339bf19a3ca74aa3e12c7c9e58a3fa",
        ["Prompts/simulacra-setting-cafe.md"] = "2965b0e0d238cdf6a82f9c865e9171d62a16e0119f48a03a1a5f0480d8ab6e4c",
        ["Prompts/simulacra-setting-friend.md"] = "babbb364a2e0e4daebc02157fa9ccb32297d0f5282f4b768a7801bb32e491f56",
        ["Prompts/simulacra-setting-room.md"] = "4ce14d4123684c727d03cee68fbec7b54916ce6025ac586958cc5d1b39bcb04d",
        ["Prompts/simulacra-shorter.md"] = "77bf0a00790afc31a2cb6253c75f49be3d01d15b37d4421399f9cc64e94e1067",
        ["Prompts/simulacra-story-expand.md"] = "5cea85d49c30cfc56cb756847cacf006efe3d80de88bfa8fc5fa97bc8ef8d28d",
        ["Prompts/simulacra-thinking.md"] = "bf1e6626cc945818751045b056659fd9b50bd4c20156788c3ca24d8536c37411",
    };

    private static string[] Names =>
        [
            .. typeof(Seed)
                .Assembly.GetManifestResourceNames()
                .Where(n => n.StartsWith("Prompts/simulacra-", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The SHA-256 of every prompt's bytes: a prompt that changes makes other answers, so it changes here too.</summary>
    [Fact]
    public void EveryPromptIsPinned()
    {
        var found = Names.ToDictionary(n => n, n => Passport.Hash(Text(n)));
        Assert.Equal(
            Golden.OrderBy(p => p.Key, StringComparer.Ordinal),
            found.OrderBy(p => p.Key, StringComparer.Ordinal)
        );
    }

    [Fact]
    public void NoPromptAsksAModelToSetItsEthicsAside()
    {
        string[] words = ["ethic", "moral", "harm", "ignore", "regardless", "uncensored", "forget that you"];
        Assert.All(
            Names,
            n => Assert.All(words, w => Assert.DoesNotContain(w, Text(n), StringComparison.OrdinalIgnoreCase))
        );
    }

    private static string Text(string name)
    {
        using StreamReader reader = new(typeof(Seed).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
