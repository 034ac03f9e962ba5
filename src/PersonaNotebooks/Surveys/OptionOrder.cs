namespace PersonaNotebooks.Surveys;

/// <summary>
/// The orders in which options are shown. Balanced rotations: order k starts with option k, so over all orders every option stands
/// once in every place, and what a model gives to a place is shared evenly. Two options have both orders.
/// </summary>
public static class OptionOrder
{
    /// <summary>The k-th rotation of <paramref name="count"/> options: the option shown first, second and so on.</summary>
    /// <param name="count">How many options.</param>
    /// <param name="k">0 for the question's own order; rotations repeat after <paramref name="count"/>.</param>
    public static IReadOnlyList<int> Rotation(int count, int k)
    {
        var order = new int[count];
        for (var i = 0; i < count; i++)
        {
            order[i] = (i + k) % count;
        }
        return order;
    }
}
