namespace PersonaNotebooks.Census.Calibration;

/// <summary>How many places each value of a field has left. Values stand in ordinal order, so that draws do not depend on who came first.</summary>
internal sealed class FieldPool
{
    private readonly SortedDictionary<string, int> left = new(StringComparer.Ordinal);

    public FieldPool(string field, IReadOnlyList<IReadOnlyDictionary<string, string>> people)
    {
        Field = field;
        for (var i = 0; i < people.Count; i++)
        {
            var value = people[i].TryGetValue(field, out var own)
                ? own
                : throw new InputException($"Person {i + 1} has no field '{field}', which calibration draws anew.");
            left[value] = left.GetValueOrDefault(value) + 1;
        }
    }

    public string Field { get; }

    public void Take(string value) => left[value] = Math.Max(1, left[value] - 1);

    public string Draw(RandomStream stream)
    {
        var at = stream.Next(left.Values.Sum());
        foreach (var (value, count) in left)
        {
            at -= count;
            if (at < 0)
            {
                return value;
            }
        }
        throw new InvalidOperationException("A draw lies within the sum of the counts.");
    }
}
