namespace PersonaNotebooks.Census;

/// <summary>The topics of <see cref="AcsTable"/> for some states, each read once when first asked for. Not safe for several threads.</summary>
/// <param name="states">Postal codes.</param>
public sealed class AcsTables(IReadOnlyList<string> states)
{
    private readonly Dictionary<string, ContingencyTable> loaded = [];

    /// <summary>The states, in order.</summary>
    public IReadOnlyList<string> States => states;

    /// <summary>A topic for all states.</summary>
    public ContingencyTable this[string topic]
    {
        get
        {
            if (!loaded.TryGetValue(topic, out var table))
            {
                loaded[topic] = table = AcsTable.Load2018(topic, states);
            }
            return table;
        }
    }

    /// <summary>A topic for one state, without the dimension "state".</summary>
    public ContingencyTable Of(string topic, string state)
    {
        var table = this[topic];
        var per = table.Cells.Length / states.Count;
        var at = table.Dimensions[0].IndexOf(state);
        return new([.. table.Dimensions.Skip(1)], table.Cells.Slice(at * per, per).ToArray());
    }
}
