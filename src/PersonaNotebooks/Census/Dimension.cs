namespace PersonaNotebooks.Census;

/// <summary>One variable of a contingency table and its categories, in table order.</summary>
/// <param name="Name">For example "age".</param>
/// <param name="Categories">For example "18-19", "20-24" and so on; all different.</param>
public sealed record Dimension(string Name, IReadOnlyList<string> Categories)
{
    /// <summary>The position of a category.</summary>
    /// <exception cref="InputException">There is no such category.</exception>
    public int IndexOf(string category)
    {
        for (var i = 0; i < Categories.Count; i++)
        {
            if (Categories[i] == category)
            {
                return i;
            }
        }
        throw new InputException(
            $"'{category}' is not a category of {Name}; the categories are {string.Join(", ", Categories)}."
        );
    }
}
