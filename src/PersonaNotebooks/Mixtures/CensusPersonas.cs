using PersonaNotebooks.Census;
using PersonaNotebooks.Personas;
using PersonaNotebooks.Prompts;

namespace PersonaNotebooks.Mixtures;

/// <summary>Personas that know nothing of the population's texts: adults drawn from the 2018 census table. The ablation "random personas".</summary>
public static class CensusPersonas
{
    /// <summary>Draws adults of the whole country.</summary>
    public static IReadOnlyList<Persona> Draw(int count, Seed seed)
    {
        if (count < 1)
        {
            throw new InputException($"{count} personas cannot be drawn; ask for 1 or more.");
        }
        var prompt = Prompt.Load("mixture-census");
        JointSampler sampler = new(AdultsTable.Load2018([.. States.All.Select(s => s.Postal)]));
        return
        [
            .. sampler
                .Sample(count, seed.For("census personas"))
                .Select(
                    (p, i) =>
                        new Persona(
                            FormattableString.Invariant($"c{i + 1}"),
                            prompt.Fill(
                                ("age", p.Age),
                                ("sex", p.Sex),
                                ("race", p.Race),
                                ("state", States.All.Single(s => s.Postal == p.State).Name)
                            )
                        )
                        {
                            WrittenBy = "census",
                        }
                ),
        ];
    }
}
