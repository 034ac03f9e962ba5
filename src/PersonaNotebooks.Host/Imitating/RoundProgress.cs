using PersonaNotebooks.Imitation.Loop;
using PersonaNotebooks.Models;

namespace PersonaNotebooks.Host.Imitating;

/// <summary>Shows in one line of a terminal how many rounds are done and what the calls were.</summary>
internal sealed class RoundProgress(Meter meter) : IProgress<RunProgress>
{
    public void Report(RunProgress value) =>
        Console.Error.Write($"\rround {value.Done} of at most {value.Of} ({value.User}); {meter.Reading}   \r");
}
