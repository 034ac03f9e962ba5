using System.Collections.Concurrent;
using System.Globalization;
using Spectre.Console;

namespace PersonaNotebooks.Host.Running;

/// <summary>Progress as one bar a notebook, for a terminal.</summary>
public sealed class LiveProgress(IAnsiConsole console, ProgressContext bars) : IRunProgress
{
    private readonly ConcurrentDictionary<string, ProgressTask> tasks = new();

    /// <summary>Runs something with live bars on a terminal.</summary>
    public static Task<T> RunAsync<T>(IAnsiConsole console, Func<IRunProgress, Task<T>> action) =>
        console
            .Progress()
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new ElapsedTimeColumn()
            )
            .StartAsync(bars => action(new LiveProgress(console, bars)));

    /// <inheritdoc/>
    public void Started(string notebook, int cells) =>
        tasks[notebook] = bars.AddTask(Markup.Escape(notebook), maxValue: Math.Max(cells, 1));

    /// <inheritdoc/>
    public void CellStarted(string notebook, int done, int cells)
    {
        tasks[notebook].Value = done;
        tasks[notebook].Description = $"{Markup.Escape(notebook)} {done + 1}/{cells}";
    }

    /// <inheritdoc/>
    public void Note(string notebook, string message) =>
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{notebook}: {message}");

    /// <inheritdoc/>
    public void Finished(string notebook, NotebookResult result, TimeSpan time)
    {
        var task = tasks[notebook];
        var end = result switch
        {
            { Failure: not null } => "[red]failed[/]",
            { Changed: true } => "[green]written[/]",
            _ => "[green]unchanged[/]",
        };
        task.Description = $"{Markup.Escape(notebook)} {end}";
        task.Value = result.Failure is null ? task.MaxValue : task.Value;
        task.StopTask();
    }
}
