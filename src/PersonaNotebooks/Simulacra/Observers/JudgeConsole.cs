namespace PersonaNotebooks.Simulacra;

/// <summary>
/// Runs the four steps over a folder of forms: writes the forms of a step whose predecessors are filled in, and reads those that are. A model's forms have names of
/// their own, and no form that holds something else is ever written over.
/// </summary>
/// <param name="folder">Where the forms are.</param>
/// <param name="model">Fills the forms in; null where people do.</param>
public sealed class JudgeConsole(string folder, ModelJudge? model)
{
    /// <summary>Goes as far as the forms allow.</summary>
    /// <param name="plan">Who judges what.</param>
    /// <param name="cancellationToken">Stops the model's judging.</param>
    /// <returns>The ratings and how many were asked for; null when people have forms to fill in first.</returns>
    /// <exception cref="InputException">A form that was begun is not complete, or is not of this plan, or a form of the model would be written over; the message names the file.</exception>
    public async Task<(
        IReadOnlyList<JudgeReply> Matches,
        IReadOnlyList<JudgeReply> Similarities,
        int Expected
    )?> RunAsync(JudgePlan plan, CancellationToken cancellationToken = default)
    {
        var describe = await StepAsync(plan.Describe(), cancellationToken).ConfigureAwait(false);
        var answer = await StepAsync(plan.AnswerAs(), cancellationToken).ConfigureAwait(false);
        if (describe is null || answer is null)
        {
            return null;
        }
        var (match, compare) = (plan.Match(describe), plan.Compare(answer));
        var matches = await StepAsync(match, cancellationToken).ConfigureAwait(false);
        var similarities = await StepAsync(compare, cancellationToken).ConfigureAwait(false);
        return matches is null || similarities is null ? null : (matches, similarities, match.Count + compare.Count);
    }

    // A form nobody has begun is written and waited for; one that was begun must be complete.
    private async Task<IReadOnlyList<JudgeReply>?> StepAsync(
        IReadOnlyList<JudgeTask> tasks,
        CancellationToken cancellationToken
    )
    {
        if (model is not null)
        {
            var replies = await model.FillAsync(tasks, cancellationToken).ConfigureAwait(false);
            foreach (var form in replies.GroupBy(r => (r.Task.Step, r.Task.Judge)))
            {
                Keep(JudgeForm.FileOf(folder, form.Key.Step, form.Key.Judge, "model"), JudgeForm.Text(form));
            }
            return replies;
        }
        JudgeForm.Write(folder, tasks);
        var untouched = tasks
            .GroupBy(t => (t.Step, t.Judge))
            .Any(form =>
                File.ReadAllText(JudgeForm.FileOf(folder, form.Key.Step, form.Key.Judge))
                == JudgeForm.Text(form.Select(t => new JudgeReply(t, "")))
            );
        return untouched ? null : JudgeForm.Read(folder, tasks);
    }

    private static void Keep(string path, string text)
    {
        if (File.Exists(path) && File.ReadAllText(path) != text)
        {
            throw new InputException(
                $"'{path}' holds other replies than the model's of now; name another folder for the forms, or move that file away."
            );
        }
        AtomicFile.WriteText(path, text);
    }
}
