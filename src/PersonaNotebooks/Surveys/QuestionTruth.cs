using System.Globalization;
using PersonaNotebooks.Surveys.Truth;

namespace PersonaNotebooks.Surveys;

/// <summary>Looks up what simulated answers can be compared with: results of elections by state, and people's answers to survey items.</summary>
public static class QuestionTruth
{
    private const string Election = "election/",
        Survey = "survey/";

    /// <summary>
    /// The real left share by question id and postal code: of the two-party vote, for questions whose truth is <c>election/YEAR</c>. Other questions have
    /// none.
    /// </summary>
    /// <exception cref="InputException">A truth of unknown form, or a year without results.</exception>
    public static IReadOnlyDictionary<(string Question, string State), double> ByState(
        IEnumerable<Question> questions
    ) =>
        questions
            .Select(q => (Question: q.Id, Year: YearOf(q)))
            .Where(q => q.Year is not null)
            .SelectMany(q =>
                ElectionResults.Load(q.Year!.Value).States.Select(s => (Key: (q.Question, s.State), s.TwoPartyShare))
            )
            .ToDictionary(s => s.Key, s => s.TwoPartyShare);

    /// <summary>The year of the election that a question is about; null when it is about none.</summary>
    /// <exception cref="InputException">A truth of unknown form.</exception>
    public static int? YearOf(Question question) =>
        question.Truth is not { } truth || truth.StartsWith(Survey, StringComparison.Ordinal) ? null
        : truth.StartsWith(Election, StringComparison.Ordinal)
        && int.TryParse(truth[Election.Length..], CultureInfo.InvariantCulture, out var year)
            ? year
        : throw Unknown(question);

    /// <summary>
    /// People's shares of the options, in the question's order, for questions whose truth is <c>survey/ITEM</c>. Null when the question has no such truth:
    /// alignment is then not available.
    /// </summary>
    /// <param name="question">The question.</param>
    /// <param name="people">What people answered.</param>
    /// <param name="group">Such as <c>sex</c>; everybody by default.</param>
    /// <param name="category">Such as <c>female</c>.</param>
    /// <exception cref="InputException">The item or group is unknown, or has another number of options than the question.</exception>
    public static IReadOnlyList<double>? Of(
        Question question,
        HumanShares people,
        string group = "all",
        string category = "all"
    )
    {
        if (question.Truth is not { } truth || !truth.StartsWith(Survey, StringComparison.Ordinal))
        {
            return null;
        }
        double[] shares = [.. people.Of(truth[Survey.Length..], group, category).Select(s => s.Share)];
        return shares.Length == question.Options.Count
            ? shares
            : throw new InputException(
                $"The question '{question.Id}' has {question.Options.Count} options, but the survey item '{truth[Survey.Length..]}' has {shares.Length}; they must match one to one."
            );
    }

    /// <summary>The standard errors of <see cref="Of"/>'s shares for everybody; null when the question has no such truth.</summary>
    public static IReadOnlyList<double>? StandardErrors(Question question, HumanShares people) =>
        Of(question, people) is null
            ? null
            : [.. people.Of(question.Truth![Survey.Length..]).Select(s => s.StandardError)];

    private static InputException Unknown(Question question) =>
        new(
            $"The truth '{question.Truth}' of the question '{question.Id}' is not known; write election/YEAR or survey/ITEM, or leave it out."
        );
}
