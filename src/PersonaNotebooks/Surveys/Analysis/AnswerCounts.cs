namespace PersonaNotebooks.Surveys;

/// <summary>The answers to one question, counted.</summary>
/// <param name="Question">The question.</param>
/// <param name="Options">The weight of each option over all valid answers.</param>
/// <param name="Valid">Valid answers.</param>
/// <param name="DontKnow">"I don't know", with the probability that valid answers gave to it.</param>
/// <param name="Unparsed">Replies without a readable answer.</param>
/// <param name="Failed">Calls without a reply.</param>
public sealed record AnswerCounts(
    Question Question,
    IReadOnlyList<double> Options,
    int Valid,
    double DontKnow,
    int Unparsed,
    int Failed
)
{
    /// <summary>Everything that was asked.</summary>
    public double All => Options.Sum() + DontKnow + Unparsed + Failed;

    /// <summary>Share of everything asked that could not be read or never came; NaN when nothing was asked.</summary>
    public double Invalid => (Unparsed + Failed) / All;

    /// <summary>Counts answers to one question.</summary>
    /// <exception cref="InputException">There is no answer, or they are to several questions.</exception>
    public static AnswerCounts Of(IEnumerable<Response> responses)
    {
        Response[] all = [.. responses];
        if (all.Select(r => r.Question.Id).Distinct().Count() != 1)
        {
            throw new InputException(
                all.Length == 0
                    ? "Zero answers cannot be counted; ask at least one person."
                    : "Answers to several questions cannot be counted as one; group them by question."
            );
        }
        var weights = new double[all[0].Question.Options.Count];
        var dontKnow = 0.0;
        foreach (var answer in all.Select(r => r.Answer))
        {
            dontKnow += answer.DontKnow;
            for (var i = 0; i < answer.Shares.Count; i++)
            {
                weights[i] += answer.Shares[i];
            }
        }
        int Count(AnswerStatus status) => all.Count(r => r.Answer.Status == status);
        return new(
            all[0].Question,
            weights,
            Count(AnswerStatus.Valid),
            dontKnow,
            Count(AnswerStatus.Unparsed),
            Count(AnswerStatus.Failed)
        );
    }

    /// <summary>Each option's share; all NaN when the denominator is 0.</summary>
    public IReadOnlyList<double> Shares(Denominator denominator = Denominator.Valid)
    {
        var total = denominator == Denominator.Valid ? Options.Sum() : All;
        return [.. Options.Select(weight => total > 0 ? weight / total : double.NaN)];
    }

    /// <summary>The share of the options that lean left.</summary>
    public double Left(Denominator denominator = Denominator.Valid) => Question.Left(Shares(denominator));

    /// <summary>The option with the largest share; null when nothing is valid or two are level.</summary>
    public AnswerOption? Winner =>
        Options.Max() is > 0 and var most && Options.Count(w => w == most) == 1
            ? Question.Options[Options.ToList().IndexOf(most)]
            : null;
}
