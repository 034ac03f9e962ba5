namespace PersonaNotebooks.Simulacra;

/// <summary>Who judges what. Rows come in random order for each judge; nobody judges a text of their own.</summary>
/// <param name="answers">The answers to the scenarios.</param>
/// <param name="stories">The life story of each character.</param>
/// <param name="seed">Shuffles.</param>
public sealed class JudgePlan(
    IReadOnlyList<ScenarioAnswer> answers,
    IReadOnlyDictionary<string, string> stories,
    Seed seed
)
{
    private static readonly int[] Readers = [1, 2];
    private static readonly int[] Knowers = [3, 4];

    /// <summary>Step 1: every answer to both readers.</summary>
    public IReadOnlyList<JudgeTask> Describe() =>
        Ordered(
            Readers.SelectMany(j =>
                answers.Select(a => new JudgeTask(JudgeStep.Describe, j, a.Code, a.Question, a.Text, ""))
            )
        );

    /// <summary>Step 2: every description to both knowers, beside the life of the character whose answer it was made from.</summary>
    /// <param name="descriptions">The replies to step 1.</param>
    public IReadOnlyList<JudgeTask> Match(IReadOnlyList<JudgeReply> descriptions) =>
        Ordered(
            Knowers.SelectMany(j =>
                descriptions.Select(d => new JudgeTask(
                    JudgeStep.Match,
                    j,
                    $"{d.Task.Code}-{d.Task.Judge}",
                    "",
                    d.Text,
                    stories[Answer(d.Task.Code).Character]
                ))
            )
        );

    /// <summary>Step 3: every question of every character once to both knowers, whatever the method.</summary>
    public IReadOnlyList<JudgeTask> AnswerAs() =>
        Ordered(
            Knowers.SelectMany(j =>
                Questions()
                    .Select(q => new JudgeTask(
                        JudgeStep.AnswerAs,
                        j,
                        q.Code,
                        q.Answer.Question,
                        "",
                        stories[q.Answer.Character]
                    ))
            )
        );

    /// <summary>Step 4: every answer beside each knower's own, to both readers.</summary>
    /// <param name="own">The replies to step 3.</param>
    public IReadOnlyList<JudgeTask> Compare(IReadOnlyList<JudgeReply> own)
    {
        var codes = Questions().ToDictionary(q => (q.Answer.Character, q.Answer.Question), q => q.Code);
        return Ordered(
            from judge in Readers
            from answer in answers
            from reply in own
            where reply.Task.Code == codes[(answer.Character, answer.Question)]
            select new JudgeTask(
                JudgeStep.Compare,
                judge,
                $"{answer.Code}-{reply.Task.Judge}",
                answer.Question,
                answer.Text,
                reply.Text
            )
        );
    }

    /// <summary>The answer that a row of step 1, 2 or 4 is about.</summary>
    public ScenarioAnswer Answer(string code) => answers.First(a => a.Code == code.Split('-')[0]);

    // The same question of the same character is asked of every method; its code must not tell which.
    private IEnumerable<(string Code, ScenarioAnswer Answer)> Questions() =>
        answers.DistinctBy(a => (a.Character, a.Question)).Select((a, i) => ($"Q{i + 1:D2}", a));

    private JudgeTask[] Ordered(IEnumerable<JudgeTask> tasks) =>
        [
            .. tasks
                .GroupBy(t => t.Judge)
                .SelectMany(g => seed.For($"judge {g.First().Step}", g.Key).Stream().Some([.. g], g.Count())),
        ];
}
