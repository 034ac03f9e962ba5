using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Simulacra;

/// <summary>What a bandwagon experiment says. All are shares from 0 to 1.</summary>
public sealed record Conformity
{
    /// <summary>Majority errors among the critical trials with others in the room.</summary>
    public required Estimate Pressure { get; init; }

    /// <summary>The same errors among the critical trials without them.</summary>
    public required Estimate Control { get; init; }

    /// <summary>Pressure minus control.</summary>
    public required Estimate Net { get; init; }

    /// <summary>Wrong answers among the neutral trials with others in the room: not conformity, but carelessness.</summary>
    public required Estimate NeutralErrors { get; init; }

    /// <summary>Wrong answers among all trials without others: what the subject cannot do at all.</summary>
    public required Estimate ControlErrors { get; init; }

    /// <summary>Replies without a readable line, with others in the room.</summary>
    public required Estimate Unparsed { get; init; }

    /// <summary>The pressure rate with all unread critical replies counted as not conforming, and as conforming.</summary>
    public required (double Low, double High) Bounds { get; init; }

    /// <summary>The bounds as text, such as <c>0.25 to 0.33</c>.</summary>
    public string BoundsText => FormattableString.Invariant($"{Bounds.Low:F2} to {Bounds.High:F2}");

    /// <summary>Evaluates one subject, or several together.</summary>
    /// <param name="results">Results with at least one session of the control and of one room.</param>
    /// <param name="seed">Draws the resamples.</param>
    /// <exception cref="InputException">The control or the room is missing.</exception>
    public static Conformity Of(IReadOnlyList<RoomResult> results, Seed seed)
    {
        var pressure = results.Where(r => r.Design.Confederates > 0).ToArray();
        var control = results.Where(r => r.Design.Confederates == 0).ToArray();
        if (pressure.Length == 0 || control.Length == 0)
        {
            throw new InputException("Conformity needs sessions with others in the room and sessions without.");
        }
        var critical = pressure.Where(r => r.Trial.Critical).ToArray();
        static double Share(IEnumerable<RoomResult> r, Func<RoomResult, bool> is_) => r.Average(x => is_(x) ? 1.0 : 0);
        return new()
        {
            Pressure = RoomShare.Of(critical, IsMajority, seed),
            Control = RoomShare.Of([.. control.Where(r => r.Trial.Critical)], IsMajority, seed),
            Net = RoomShare.Difference(
                [.. results.Where(r => r.Trial.Critical)],
                IsMajority,
                r => r.Design.Confederates > 0,
                seed
            ),
            NeutralErrors = RoomShare.Of([.. pressure.Where(r => !r.Trial.Critical)], IsError, seed),
            ControlErrors = RoomShare.Of(control, IsError, seed),
            Unparsed = RoomShare.Of(pressure, IsUnparsed, seed),
            Bounds = (Share(critical, IsMajority), Share(critical, r => IsMajority(r) || IsUnparsed(r))),
        };
    }

    private static bool IsMajority(RoomResult r) => r.Answer == RoomAnswer.MajorityError;

    private static bool IsError(RoomResult r) => r.Answer is RoomAnswer.MajorityError or RoomAnswer.OtherError;

    private static bool IsUnparsed(RoomResult r) => r.Answer == RoomAnswer.Unparsed;
}
