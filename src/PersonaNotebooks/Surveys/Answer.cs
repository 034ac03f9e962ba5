namespace PersonaNotebooks.Surveys;

/// <summary>What came of one asked question.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Shares">
/// A weight for each of the question's options, in the question's order: 1 for the one chosen, or probabilities where the model gives
/// them (they sum to 1 less <paramref name="DontKnow"/>). Empty when nothing was answered.
/// </param>
/// <param name="DontKnow">The weight of "I don't know", 0 to 1.</param>
/// <param name="Reply">The model's words, or why there are none; not to be trusted.</param>
public sealed record Answer(AnswerStatus Status, IReadOnlyList<double> Shares, double DontKnow, string Reply)
{
    /// <summary>How often the question was asked again because the first reply could not be read.</summary>
    public int Retries { get; init; }

    /// <summary>The option with all the weight; null for an answer in probabilities or none at all.</summary>
    public int? Choice
    {
        get
        {
            for (var i = 0; i < Shares.Count; i++)
            {
                if (Shares[i] == 1)
                {
                    return i;
                }
            }
            return null;
        }
    }

    /// <summary>An answer that chose one option.</summary>
    /// <param name="option">Its place in the question's own order.</param>
    /// <param name="options">How many options there are.</param>
    /// <param name="reply">The model's words.</param>
    public static Answer Chosen(int option, int options, string reply)
    {
        var shares = new double[options];
        shares[option] = 1;
        return new(AnswerStatus.Valid, shares, 0, reply);
    }

    /// <summary>"I don't know".</summary>
    public static Answer Unknown(string reply) => new(AnswerStatus.DontKnow, [], 1, reply);

    /// <summary>A reply without a readable answer.</summary>
    public static Answer Unread(string reply) => new(AnswerStatus.Unparsed, [], 0, reply);

    /// <summary>A call that failed.</summary>
    public static Answer Lost(string why) => new(AnswerStatus.Failed, [], 0, why);
}
