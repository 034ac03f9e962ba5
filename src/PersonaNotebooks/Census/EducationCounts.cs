namespace PersonaNotebooks.Census;

/// <summary>Adults of 50 states by race (four groups), sex, age (six bands) and education (five degrees), American Community Survey 2014 to 2018, 5-year.</summary>
internal sealed class EducationCounts
{
    private const string Country = "US";
    private readonly Dictionary<(string State, string Race, string Sex, string Degree), double[]> byAge = [];

    private static readonly string[] Bands = ["18-29", "30-39", "40-49", "50-59", "60-69", "70+"];

    /// <summary>Loads <c>data/census/acs-2018/education-joint.csv</c>.</summary>
    public static EducationCounts Load()
    {
        EducationCounts counts = new();
        var path = Home.Data("census", "acs-2018", "education-joint.csv");
        foreach (var row in CsvRows.Read(path, "race", "state", "sex", "age", "education", "adults"))
        {
            var band = Array.IndexOf(Bands, row["age"]);
            if (band < 0)
            {
                throw row.Bad($"'{row["age"]}' is not a band of ages of this table");
            }
            counts.Ages(row["state"], row["race"], row["sex"], row["education"])[band] += row.Count("adults");
            counts.Ages(Country, row["race"], row["sex"], row["education"])[band] += row.Count("adults");
        }
        return counts;
    }

    /// <summary>Adults per year of age: a band that lies across two of the table's takes from each by its years.</summary>
    public double Of(string state, string race, string sex, string age, string degree)
    {
        var known = byAge.ContainsKey((state, "white", sex, degree)) ? state : Country;
        var group = race is "asian" ? "other" : race;
        var counts = byAge[(known, group, sex, degree)];
        var (from, to) = (AgeBand.Parse(age).From, Math.Min(AgeBand.Parse(age).To, 89));
        var sum = 0.0;
        for (var b = 0; b < Bands.Length; b++)
        {
            var band = AgeBand.Parse(Bands[b]);
            var last = Math.Min(band.To, 89);
            var years = Math.Min(to, last) - Math.Max(from, band.From) + 1;
            sum += years > 0 ? counts[b] * years / (last - band.From + 1) : 0;
        }
        return sum;
    }

    private double[] Ages(string state, string race, string sex, string degree)
    {
        var key = (state, race, sex, degree);
        if (!byAge.TryGetValue(key, out var counts))
        {
            byAge[key] = counts = new double[Bands.Length];
        }
        return counts;
    }
}
