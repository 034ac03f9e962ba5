using System.Globalization;

namespace PersonaNotebooks.Host.Scoring;

/// <summary>The <c>--option key=value</c> pairs of a command, read by type. A key alone means <c>key=true</c>.</summary>
public sealed class MetricOptions
{
    private const int Longest = 1000;

    private readonly string metric;
    private readonly Dictionary<string, string> given = [];
    private readonly List<string> known = [];

    /// <summary>Takes the pairs apart.</summary>
    /// <exception cref="InputException">A key is given twice.</exception>
    public MetricOptions(string metric, IEnumerable<string> pairs)
    {
        this.metric = metric;
        foreach (var pair in pairs)
        {
            var parts = pair.Split('=', 2);
            if (!given.TryAdd(parts[0], parts.Length == 2 ? parts[1] : "true"))
            {
                throw new InputException($"Option '{parts[0]}' is given twice; give it once.");
            }
        }
    }

    /// <summary>A text, or null when not given.</summary>
    public string? Text(string key)
    {
        known.Add(key);
        return given.GetValueOrDefault(key);
    }

    /// <summary>One of several words.</summary>
    /// <exception cref="InputException">It is another word.</exception>
    public string Choice(string key, params string[] choices)
    {
        var text = Text(key) ?? choices[0];
        return choices.Contains(text)
            ? text
            : throw new InputException(
                $"Option {key}={text} is none of {string.Join(", ", choices)}; use one of these."
            );
    }

    /// <summary><c>true</c> or <c>false</c>.</summary>
    /// <exception cref="InputException">It is neither.</exception>
    public bool Flag(string key) => Choice(key, "false", "true") == "true";

    /// <summary>
    /// A whole number within bounds, or null when not given. Beyond <see cref="Longest"/>, the usual upper bound, a length of n-grams
    /// would only use up the memory.
    /// </summary>
    /// <exception cref="InputException">It is not.</exception>
    public int? Whole(string key, int minimum, int maximum = Longest)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }
        return
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value >= minimum
            && value <= maximum
            ? value
            : throw new InputException(
                $"Option {key}={text} is not a whole number from {minimum} to {maximum}; correct it."
            );
    }

    /// <summary>A finite number, or null when not given.</summary>
    /// <exception cref="InputException">It is not a number.</exception>
    public double? Number(string key)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }
        return
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value)
            ? value
            : throw new InputException($"Option {key}={text} is not a number; write it with a full stop, such as 0.5.");
    }

    /// <summary>Complains of options that nobody asked for. Call it when all were read.</summary>
    /// <exception cref="InputException">There is one.</exception>
    public void RefuseOthers()
    {
        if (given.Keys.Except(known).Order(StringComparer.Ordinal).FirstOrDefault() is { } other)
        {
            var choice = known.Count == 0 ? "it takes none" : $"it has {string.Join(", ", known)}";
            throw new InputException($"Metric {metric} has no option '{other}'; {choice}.");
        }
    }
}
