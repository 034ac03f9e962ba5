using PersonaNotebooks.Models;

namespace PersonaNotebooks.Simulacra;

/// <summary>The conformity experiment: one subject hears what others say before it judges the length of lines (Asch 1956, after Xie et al. 2025).</summary>
public static class Bandwagon
{
    /// <summary>Runs one session: 18 trials in order, each with all former trials and answers before it.</summary>
    public static async Task<IReadOnlyList<RoomResult>> SessionAsync(
        IRoomSubject subject,
        RoomDesign design,
        int draw = 0,
        CancellationToken cancellationToken = default
    )
    {
        List<Exchange> history = [];
        List<RoomResult> results = [];
        foreach (var trial in RoomTrials.All)
        {
            var reply = await subject
                .AnswerAsync(trial, design, [.. history], draw, cancellationToken)
                .ConfigureAwait(false);
            history.Add(new(design.Stimulus(trial).Text, reply));
            results.Add(new(subject.Name, subject.Method, design, draw, trial, reply, RoomAnswers.Class(trial, reply)));
        }
        return results;
    }

    /// <summary>Runs every subject in every design, several sessions each, side by side.</summary>
    /// <param name="lab">Sets how many sessions run at a time.</param>
    /// <param name="subjects">Who is tested.</param>
    /// <param name="designs">The rooms; the control and the paper's room when null.</param>
    /// <param name="draws">Sessions of each subject in each room.</param>
    /// <param name="cancellationToken">Stops the experiment.</param>
    public static async Task<IReadOnlyList<RoomResult>> RunAsync(
        Lab lab,
        IReadOnlyList<IRoomSubject> subjects,
        IReadOnlyList<RoomDesign>? designs = null,
        int draws = 1,
        CancellationToken cancellationToken = default
    )
    {
        (IRoomSubject Subject, RoomDesign Design, int Draw)[] sessions =
        [
            .. from subject in subjects
            from design in designs ?? [RoomDesign.Control, RoomDesign.Pressure]
            from draw in Enumerable.Range(0, draws)
            select (subject, design, draw),
        ];
        var outcomes = await lab.MapAsync(
                sessions,
                (s, stop) => SessionAsync(s.Subject, s.Design, s.Draw, stop),
                cancellationToken
            )
            .ConfigureAwait(false);
        return outcomes.FirstOrDefault(o => o.Failure is not null)?.Failure is { } failure
            ? throw failure
            : [.. outcomes.SelectMany(o => o.Value!)];
    }
}
