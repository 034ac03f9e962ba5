using System.CommandLine;
using PersonaNotebooks.Census;

namespace PersonaNotebooks.Host.Commands;

/// <summary><c>persona sample</c>: draws adults from the census joint table into a file.</summary>
public static class SampleCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Option<string> states = new("--states")
        {
            Description = "Postal codes such as CA,TX, or 'all' for 50 states and DC.",
            DefaultValueFactory = _ => "all",
        };
        Option<int> people = new("--people")
        {
            Description = "How many adults in all, spread over the states by population.",
            DefaultValueFactory = _ => 1000,
        };
        Option<int> seed = new("--seed")
        {
            Description = "The same seed gives the same people.",
            DefaultValueFactory = _ => 7,
        };
        Option<FileInfo> output = new("--out")
        {
            Description = "The file to write; its ending .csv or .jsonl chooses the format.",
            Required = true,
        };
        Option<string> fields = new("--fields")
        {
            Description =
                "'meta': state, age, sex, race; 'all': every field of the published tables (50 states and DC).",
            DefaultValueFactory = _ => "meta",
        };
        fields.AcceptOnlyFromAmong("meta", "all");
        Command command = new("sample", "Draw adults from the 2018 census tables.")
        {
            fields,
            states,
            people,
            seed,
            output,
        };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(output).ToString();
            var table = AdultsTable.Load2018(States.Parse(parsed.GetRequiredValue(states)));
            JointSampler sampler = new(table);
            var count = parsed.GetRequiredValue(people);
            Seed start = parsed.GetRequiredValue(seed);
            if (parsed.GetRequiredValue(fields) == "all")
            {
                AdultSampler every = new(table.Dimensions[0].Categories);
                AdultWriter.Write(path, every.Sample(count, start.For("sampling")));
            }
            else
            {
                PeopleWriter.Write(path, sampler.Sample(count, start.For("sampling")));
            }
            var of = table.Dimensions[0].Categories.Count;
            Console.WriteLine(
                $"{count} adult{(count == 1 ? "" : "s")} of {of} state{(of == 1 ? "" : "s")} written to {path}"
            );
        });
        return command;
    }
}
