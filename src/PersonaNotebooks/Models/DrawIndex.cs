using Microsoft.Extensions.AI;

namespace PersonaNotebooks.Models;

/// <summary>
/// Asks the same question several times: draw 0, 1, 2 … are different answers, each stored under its own index. A call without
/// an index is draw 0.
/// </summary>
public static class DrawIndex
{
    /// <summary>The name under which the index travels in <see cref="ChatOptions.AdditionalProperties"/>.</summary>
    public const string Property = "persona.draw";

    /// <summary>A copy of the options that asks for the given draw.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative.</exception>
    public static ChatOptions WithDraw(this ChatOptions? options, int draw)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(draw);
        var copy = options?.Clone() ?? new();
        (copy.AdditionalProperties ??= [])[Property] = draw;
        return copy;
    }

    /// <summary>The draw index of the options; 0 when none is set.</summary>
    public static int Draw(this ChatOptions? options) =>
        options?.AdditionalProperties?.TryGetValue(Property, out int draw) == true ? draw : 0;

    /// <summary>A copy of the options without the index, as a server should see them.</summary>
    internal static ChatOptions? WithoutDraw(this ChatOptions? options)
    {
        if (options?.AdditionalProperties?.ContainsKey(Property) != true)
        {
            return options;
        }
        var copy = options.Clone();
        copy.AdditionalProperties!.Remove(Property);
        return copy;
    }
}
