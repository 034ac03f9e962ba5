namespace PersonaNotebooks.Models;

/// <summary>
/// Counts what a lab did: calls made, reused and failed, tokens, money. Safe for many threads. What it reads differs from run
/// to run (a second run reuses what the first one paid for), so it belongs on the console and in the run log, never in a figure.
/// </summary>
public sealed class Meter
{
    private readonly Lock gate = new();
    private IProgress<MeterReading>? progress;
    private readonly decimal? budget;
    private MeterReading reading;
    private decimal promised;
    private TaskCompletionSource settled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Starts at zero.</summary>
    /// <param name="budget">The most that may be spent, in the price table's currency; null for no limit.</param>
    /// <param name="progress">Told after each call.</param>
    /// <param name="costIsKnown">False when the model may charge and no price is known.</param>
    public Meter(decimal? budget = null, IProgress<MeterReading>? progress = null, bool costIsKnown = true)
    {
        reading = new() { CostIsKnown = costIsKnown };
        (this.budget, this.progress) = (budget, progress);
    }

    /// <summary>The counts so far.</summary>
    public MeterReading Reading
    {
        get
        {
            lock (gate)
            {
                return reading;
            }
        }
    }

    /// <summary>
    /// Sets money aside for a call that is about to be made, so that calls in flight cannot overrun the budget together. Waits
    /// for some of them when only what they may cost stands in the way.
    /// </summary>
    /// <exception cref="InputException">What is left of the budget does not cover the call.</exception>
    internal async Task PromiseAsync(decimal most, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task settling;
            lock (gate)
            {
                if (budget is null || reading.Cost + promised + most <= budget)
                {
                    promised += most;
                    return;
                }
                if (reading.Cost + most > budget)
                {
                    throw new InputException(
                        FormattableString.Invariant(
                            $"The budget of {budget} is used up ({reading.Cost:0.######} spent, the next call may cost {most:0.######}); "
                        ) + "answers so far are in the store: raise the budget and run again to go on from here."
                    );
                }
                settling = settled.Task;
            }
            await settling.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Ends what <see cref="PromiseAsync"/> began: so much of it was spent.</summary>
    internal void Settle(decimal most, decimal cost) => Add(most, r => r with { Cost = r.Cost + cost });

    internal void Made(long? inputTokens, long? outputTokens) =>
        Add(
            0,
            r =>
                r with
                {
                    Made = r.Made + 1,
                    InputTokens = r.InputTokens + (inputTokens ?? 0),
                    OutputTokens = r.OutputTokens + (outputTokens ?? 0),
                }
        );

    internal void Failed() => Add(0, r => r with { Failed = r.Failed + 1 });

    internal void Reused() => Add(0, r => r with { Reused = r.Reused + 1 });

    internal void Retried() => Add(0, r => r with { Retries = r.Retries + 1 });

    internal void Noted(string note) => Add(0, r => r with { Notes = [.. r.Notes, note] });

    private void Add(decimal most, Func<MeterReading, MeterReading> change)
    {
        MeterReading now;
        TaskCompletionSource waiting;
        lock (gate)
        {
            promised -= most;
            now = reading = change(reading);
            (waiting, settled) = (settled, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }
        waiting.SetResult();
        Show(now);
    }

    // A display that fails must not cost an answer that is paid for: it is left out from then on, and a note says so.
    private void Show(MeterReading now)
    {
        var display = progress;
        try
        {
            display?.Report(now);
        }
        catch (Exception e)
        {
            lock (gate)
            {
                if (progress is not null)
                {
                    progress = null;
                    var note = $"The progress display failed ({e.GetType().Name}: {e.Message}) and was left out.";
                    reading = reading with { Notes = [.. reading.Notes, note] };
                }
            }
        }
    }
}
