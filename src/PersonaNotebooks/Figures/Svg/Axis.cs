using System.Text.Json.Nodes;

namespace PersonaNotebooks.Figures.Svg;

/// <summary>One axis of a panel: its range, its ticks and the mapping from values to pixels.</summary>
internal sealed class Axis
{
    private readonly JsonObject spec;

    private Axis(JsonObject spec, double low, double high)
    {
        this.spec = spec;
        Low = low;
        High = high;
    }

    /// <summary>Where the axis starts (left or bottom); above <see cref="High"/> when it runs backwards; log10 units on a logarithmic axis.</summary>
    public double Low { get; private set; }

    public double High { get; private set; }

    public bool Log => (string?)spec["type"] == "log";

    public bool Visible => (bool?)spec["visible"] ?? true;

    public bool Named => spec["ticktext"] is JsonArray;

    public bool Grid => (bool?)spec["showgrid"] ?? true;

    public bool RangeGiven => spec["range"] is JsonArray range && range.All(end => end is not null);

    public bool Shared => spec["matches"] is not null;

    public string Title => PlotlyText.Plain((string?)spec["title"]?["text"]);

    /// <summary>The title broken to the length of the axis; see <see cref="WrapTitle"/>.</summary>
    public string[] TitleLines { get; private set; } = [];

    /// <summary>The room that the title takes across the axis.</summary>
    public double TitleRoom => TitleLines.Length == 0 ? 0 : 22 + ((TitleLines.Length - 1) * Frame.TitleLine);

    public void WrapTitle(double length) => TitleLines = TextMeasure.Wrap(Title, length, Frame.SubtitleSize);

    public Tick[] Ticks { get; private set; } = [];

    /// <summary>The format that the ticks are written in; null for named places.</summary>
    public NumberFormat? Format { get; private set; }

    /// <summary>Degrees by which tick labels are turned; 0 when they are level.</summary>
    public double Angle { get; set; }

    public static Axis Of(JsonObject spec, IEnumerable<double> values, bool fromZero)
    {
        var axis = new Axis(spec, 0, 1);
        var (low, high) = Extent(values.Where(v => double.IsFinite(v) && (!axis.Log || v > 0)), axis.Log, fromZero);
        if (spec["range"] is JsonArray range)
        {
            low = range[0] is { } a ? Spec.Read(a) : low;
            high = range[1] is { } b ? Spec.Read(b) : high;
        }
        (axis.Low, axis.High) = low == high ? (low, low + 1) : (low, high);
        return axis;
    }

    /// <summary>Gives panels that are compared one range.</summary>
    public static void Unify(IReadOnlyList<Axis> axes)
    {
        if (axes.Count == 0)
        {
            return;
        }
        var (low, high) = (axes.Min(a => a.Low), axes.Max(a => a.High));
        foreach (var axis in axes)
        {
            (axis.Low, axis.High) = (low, high);
        }
    }

    /// <summary>The number of ticks that was asked for; round steps may give fewer.</summary>
    public int MostTicks { get; private set; }

    public void ChooseTicks(int most)
    {
        MostTicks = most;
        if (Named)
        {
            var labels = ((JsonArray)spec["ticktext"]!).Select(t => PlotlyText.Plain((string?)t)).ToArray();
            Ticks = [.. Spec.ReadAll(spec["tickvals"]).Zip(labels, (v, label) => new Tick(v, [label]))];
            return;
        }
        var (low, high) = (Math.Min(Low, High), Math.Max(Low, High));
        var given = (string?)spec["tickformat"] is { Length: > 0 } pattern ? new NumberFormat(pattern) : null;
        if (Log)
        {
            Format = given;
            Ticks = [.. Svg.Ticks.Log(low, high, most).Select(t => new Tick(t, [LogLabel(Math.Pow(10, t))]))];
            return;
        }
        var (values, step) = Svg.Ticks.Linear(low, high, most);
        Format = given?.Resolving(step) ?? Svg.Ticks.Auto(low, high, step);
        Ticks = [.. values.Select(v => new Tick(v, [Format.Write(v)]))];
    }

    private string LogLabel(double value) =>
        (
            Format
            ?? (
                value >= 999_999 ? ".6~s"
                : value < 1e-4 ? ".0e"
                : ",.6~g"
            )
        ).Write(value);

    public void WrapTicks(Func<string, string[]> wrap) =>
        Ticks = [.. Ticks.Select(tick => tick with { Lines = wrap(string.Join(' ', tick.Lines)) })];

    /// <summary>The pixel of a value; NaN where it has no place.</summary>
    public double At(double value, double from, double to) =>
        At01(Log ? (value > 0 ? Math.Log10(value) : double.NaN) : value, from, to);

    /// <summary>The pixel of a tick or range end, which are log10 units on a logarithmic axis.</summary>
    public double At01(double value, double from, double to) => from + ((value - Low) / (High - Low) * (to - from));

    public double TickHeight => Ticks.Length == 0 ? 0 : Ticks.Max(t => t.Lines.Length) * Frame.LineHeight;

    public double TickWidth =>
        Ticks.Length == 0 ? 0 : Ticks.Max(t => t.Lines.Max(line => TextMeasure.Width(line, Frame.TextSize)));

    /// <summary>The data's extent with a margin of 4 %, which never crosses zero, and none at all at a zero that bars stand on.</summary>
    private static (double, double) Extent(IEnumerable<double> values, bool log, bool fromZero)
    {
        var all = values.Select(v => log ? Math.Log10(v) : v).ToArray();
        if (all.Length == 0)
        {
            return (0, 1);
        }
        var (low, high) = (all.Min(), all.Max());
        if (fromZero && !log)
        {
            (low, high) = (Math.Min(0, low), Math.Max(0, high));
        }
        var margin = high > low ? (high - low) * 0.04 : Math.Max(Math.Abs(high) * 0.1, high == 0 ? 1 : 0);
        var (floor, ceiling) = (!log && low >= 0 ? 0 : double.MinValue, !log && high <= 0 ? 0 : double.MaxValue);
        return (Math.Max(low - margin, floor), Math.Min(high + margin, ceiling));
    }
}
