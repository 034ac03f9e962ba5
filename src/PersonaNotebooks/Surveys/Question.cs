namespace PersonaNotebooks.Surveys;

/// <summary>A closed question.</summary>
/// <param name="Id">Unique in a set, such as <c>president-2024</c>.</param>
/// <param name="Topic">The topic it belongs to, such as <c>elections</c>.</param>
/// <param name="Wordings">The question in one or several wordings that mean the same; the first is the usual one.</param>
/// <param name="Options">2 to 26 answers; in an ordered question from one end of the scale to the other.</param>
public sealed record Question(
    string Id,
    string Topic,
    IReadOnlyList<string> Wordings,
    IReadOnlyList<AnswerOption> Options
)
{
    /// <summary>A few words for tables and axes.</summary>
    public string Label { get; init; } = Id;

    /// <summary>What it is about within its topic, such as <c>trust</c>; the topic when nothing narrower was said.</summary>
    public string Subject { get; init; } = Topic;

    /// <summary>True when the options are steps of one scale, so that distances between them mean something.</summary>
    public bool Ordered { get; init; }

    /// <summary>What the answers can be compared with: <c>election/YEAR</c> or <c>survey/ITEM</c>; null when there is no such thing.</summary>
    public string? Truth { get; init; }

    /// <summary>The place of an option in <see cref="Options"/>.</summary>
    /// <exception cref="InputException">The question has no such option.</exception>
    public int IndexOf(string option)
    {
        for (var i = 0; i < Options.Count; i++)
        {
            if (Options[i].Id == option)
            {
                return i;
            }
        }
        throw new InputException(
            $"The question '{Id}' has no option '{option}'; it has {string.Join(", ", Options.Select(o => o.Id))}."
        );
    }

    /// <summary>True when some option leans left, so that a left share can be given.</summary>
    public bool HasLean => Options.Any(o => o.Lean == Lean.Left);

    /// <summary>The weight of the options that lean left.</summary>
    /// <param name="weights">A weight for each option.</param>
    public double Left(IReadOnlyList<double> weights)
    {
        var sum = 0.0;
        for (var i = 0; i < Options.Count; i++)
        {
            sum += Options[i].Lean == Lean.Left ? weights[i] : 0;
        }
        return sum;
    }
}
