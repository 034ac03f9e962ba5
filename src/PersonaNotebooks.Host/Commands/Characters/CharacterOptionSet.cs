using System.CommandLine;
using PersonaNotebooks.Models;
using PersonaNotebooks.Simulacra;

namespace PersonaNotebooks.Host.Commands;

/// <summary>The options by which commands name characters, methods and retrieval.</summary>
internal sealed class CharacterOptionSet
{
    private readonly Argument<string> names = new("name")
    {
        Description = "A character's folder name; several with commas, or 'all'.",
    };

    private readonly Option<string?> root = new("--characters")
    {
        Description = "The folder of all characters; data/characters when left out.",
    };

    private readonly Option<string> methods = new("--method")
    {
        Description = "none, prompt, rag or macm; several with commas, or 'all'.",
        DefaultValueFactory = _ => "macm",
    };

    private readonly Option<string[]> without = new("--without")
    {
        Description = "Leave a part of macm out: memory, thinking, emotion or traits.",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string> retriever = new("--retriever")
    {
        Description = "How macm finds memories: bm25, embedding or index (the model reads the index).",
        DefaultValueFactory = _ => "bm25",
    };

    private readonly Option<int> memories = new("--memories")
    {
        Description = "How many memories macm recalls.",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<float> temperature = new("--temperature")
    {
        Description = "Sampling temperature of every call, the same for every method.",
    };

    private readonly Option<string> replies = new("--replies")
    {
        Description =
            "written by the model, quoted from the character's own texts, or auto: quoted for the embedded model, which cannot compose.",
        DefaultValueFactory = _ => "auto",
    };

    /// <summary>Adds name and folder to a command.</summary>
    public CharacterOptionSet AddTo(Command command)
    {
        command.Arguments.Add(names);
        command.Options.Add(root);
        return this;
    }

    /// <summary>Adds the method's options too.</summary>
    public CharacterOptionSet WithMethods(Command command)
    {
        foreach (var option in (Option[])[methods, without, retriever, memories, temperature, replies])
        {
            command.Options.Add(option);
        }
        return this;
    }

    /// <summary>The folder of the one character that was named.</summary>
    public CharacterFolder Folder(ParseResult parsed) =>
        CharacterFolder.Of(parsed.GetRequiredValue(names), parsed.GetValue(root));

    /// <summary>The characters that were named.</summary>
    public IReadOnlyList<Character> Load(ParseResult parsed)
    {
        var (name, folder) = (parsed.GetRequiredValue(names), parsed.GetValue(root));
        var all =
            name == "all"
                ? CharacterReader.LoadAll(folder)
                : [.. name.Split(',').Select(n => CharacterReader.Load(n, folder))];
        return all.Count > 0
            ? all
            : throw new InputException("There is no character; make one with 'persona character new'.");
    }

    /// <summary>Each named character with each named method.</summary>
    public async Task<IReadOnlyList<Simulacrum>> SimulacraAsync(
        ParseResult parsed,
        Lab lab,
        Setting setting,
        CancellationToken cancellationToken
    )
    {
        var name = parsed.GetValue(methods)!;
        var chosen = name == "all" ? Methods.All : [.. name.Split(',').Select(Methods.Parse)];
        List<Simulacrum> simulacra = [];
        foreach (var character in Load(parsed))
        {
            var memory = await RetrieverAsync(parsed, character, lab, cancellationToken);
            simulacra.AddRange(
                chosen.Select(m => new Simulacrum(character, lab, Options(parsed, m, setting, lab), memory))
            );
        }
        return simulacra;
    }

    private MindOptions Options(ParseResult parsed, Method method, Setting setting, Lab lab)
    {
        var left = parsed.GetValue(without) ?? [];
        if (left.Except(["memory", "thinking", "emotion", "traits"]).FirstOrDefault() is { } unknown)
        {
            throw new InputException($"--without does not know '{unknown}'; use memory, thinking, emotion or traits.");
        }
        return new()
        {
            Method = method,
            Setting = setting,
            Memory = !left.Contains("memory"),
            Thinking = !left.Contains("thinking"),
            Emotion = !left.Contains("emotion"),
            RepeatTraits = !left.Contains("traits"),
            Quotes = parsed.GetValue(replies) switch
            {
                "auto" => lab.Identity.Endpoint == "embedded",
                "quoted" => true,
                "written" => false,
                var other => throw new InputException(
                    $"--replies does not know '{other}'; use auto, written or quoted."
                ),
            },
            Memories = LabOptionSet.AtLeastOne(parsed.GetValue(memories), "--memories"),
            Temperature = Degrees(parsed),
        };
    }

    private float Degrees(ParseResult parsed) =>
        parsed.GetValue(temperature) is var degrees && degrees is >= 0 and <= 2
            ? degrees
            : throw new InputException(
                string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"--temperature must be a number from 0 to 2, not {degrees}."
                )
            );

    private async Task<IMemoryRetriever> RetrieverAsync(
        ParseResult parsed,
        Character character,
        Lab lab,
        CancellationToken cancellationToken
    ) =>
        parsed.GetValue(retriever) switch
        {
            "bm25" => new Bm25Retriever(character.Memories),
            "embedding" => await EmbeddingRetriever.CreateAsync(character.Memories, lab.Embedder, cancellationToken),
            "index" => new IndexRetriever(
                character.Memories,
                lab.Chat,
                new() { Temperature = Degrees(parsed), MaxOutputTokens = 60 }
            ),
            var other => throw new InputException($"There is no retriever '{other}'; use bm25, embedding or index."),
        };
}
