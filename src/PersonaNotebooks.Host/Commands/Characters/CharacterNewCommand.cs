using System.CommandLine;
using System.Globalization;
using PersonaNotebooks.Census;
using PersonaNotebooks.Simulacra;

namespace PersonaNotebooks.Host.Commands;

/// <summary><c>persona character new</c>: a new character from a name, from a row of a census sample, or from chance.</summary>
internal static class CharacterNewCommand
{
    public static Command Create()
    {
        Argument<string?> name = new("name")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "First and last name; drawn when left out.",
        };
        Option<string?> gender = new("--gender") { Description = "female, male or non-binary; drawn when left out." };
        Option<FileInfo?> people = new("--from")
        {
            Description = "A file of 'persona sample' (.csv): its state, age and sex are kept.",
        };
        Option<int> row = new("--id") { Description = "Which person of that file.", DefaultValueFactory = _ => 1 };
        Option<string> day = new("--reference-day")
        {
            Description = "The day on which the age is right, YYYY-MM-DD.",
            DefaultValueFactory = _ => "2025-01-01",
        };
        Option<string?> root = new("--characters")
        {
            Description = "The folder of all characters; data/characters when left out.",
        };
        Option<int> candidates = new("--candidates")
        {
            Description =
                "Draw this many and keep the one whose attributes go together and that differs most from the characters there are.",
            DefaultValueFactory = _ => 100,
        };
        Option<bool> bare = new("--no-biography") { Description = "Ask no model; write the biography yourself." };
        Command command = new("new", "Make a character: attributes, personality, a first biography, ten questions.")
        {
            name,
            gender,
            people,
            row,
            day,
            root,
            candidates,
            bare,
        };
        var model = new LabOptionSet().AddTo(command);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                if (
                    !DateOnly.TryParseExact(
                        parsed.GetValue(day),
                        "yyyy-MM-dd",
                        CultureInfo.InvariantCulture,
                        DateTimeStyles.None,
                        out var reference
                    )
                )
                {
                    throw new InputException(
                        $"--reference-day '{parsed.GetValue(day)}' is not a day; write YYYY-MM-DD."
                    );
                }
                CharacterMaker maker = new(AttributePools.Load(), PersonalityBank.Load(), reference);
                var of = parsed.GetValue(people) is null ? parsed.GetValue(name) : $"{parsed.GetValue(row)}";
                var seed = model.Seed(parsed).For($"character/{of}"); // another name or person: another life
                Person? person = parsed.GetValue(people) is { } file ? PersonOf(file, parsed.GetValue(row)) : null;
                var character = Chosen(
                    Enumerable
                        .Range(0, LabOptionSet.AtLeastOne(parsed.GetValue(candidates), "--candidates"))
                        .Select(i => seed.For("candidate", i))
                        .Select(s =>
                            person is { } adult
                                ? maker.FromCensus(adult, s)
                                : maker.Draw(s, parsed.GetValue(name), parsed.GetValue(gender))
                        ),
                    CharacterReader.LoadAll(parsed.GetValue(root))
                );
                if (parsed.GetValue(people) is not null && parsed.GetValue(name) is { } given)
                {
                    character = Renamed(character, given);
                }
                CharacterMaker.MustBeNew(character, parsed.GetValue(root)); // before a model is asked
                if (!parsed.GetValue(bare))
                {
                    await using var lab = await model.OpenAsync(parsed, cancellationToken);
                    character = await CharacterMaker.WithBiographyAsync(character, lab, cancellationToken);
                    Console.Error.WriteLine($"{lab.Identity}: {lab.Meter.Reading}");
                }
                var folder = CharacterMaker.Save(character, parsed.GetValue(root));
                Console.WriteLine(Terminal.Safe($"{character}\n{character.Profile}\nwritten to {folder.Path}"));
                foreach (var contradiction in Contradictions.Of(character))
                {
                    Console.WriteLine(Terminal.Safe($"look at {contradiction}"));
                }
                Console.WriteLine(
                    $"next: persona character story {folder.Slug}, then persona character memory {folder.Slug}"
                );
                return 0;
            }
        );
        return command;
    }

    private static Character Chosen(IEnumerable<Character> drawn, IReadOnlyList<Character> there)
    {
        Character[] candidates = [.. drawn];
        var best = CandidateSelection.Choose(
            [.. candidates.Select(c => c.Attributes)],
            1,
            there.Select(c => c.Attributes)
        )[0];
        return candidates.First(c => ReferenceEquals(c.Attributes, best));
    }

    private static Character Renamed(Character character, string name)
    {
        var attributes = character.Attributes with { Name = name };
        return character with
        {
            Slug = CharacterFolder.SlugOf(name),
            Attributes = attributes,
            Items = [.. character.Items.Select(i => i.Topic == "name" ? i with { Answers = [name] } : i)],
        };
    }

    private static Person PersonOf(FileInfo file, int id)
    {
        foreach (var row in CsvRows.Read(file.ToString(), "id", "state", "age", "sex", "race"))
        {
            if (row["id"] == id.ToString(CultureInfo.InvariantCulture))
            {
                return new(id, row["state"], row["age"], row["sex"], row["race"]);
            }
        }
        throw new InputException($"'{file}' has no person {id}; the first column names them.");
    }
}
