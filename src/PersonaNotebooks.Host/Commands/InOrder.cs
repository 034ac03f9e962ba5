namespace PersonaNotebooks.Host.Commands;

/// <summary>Passes on values that come in any order in the order of their indices, each as soon as none before it is missing.</summary>
/// <param name="count">How many will come at most.</param>
/// <param name="pass">Takes the values, one at a time.</param>
internal sealed class InOrder<T>(int count, Action<T> pass)
{
    private readonly Lock gate = new();
    private readonly (bool IsThere, T Value)[] waiting = new (bool, T)[count];
    private int next;

    /// <summary>Adds a value; safe for many threads.</summary>
    public void Add(int index, T value)
    {
        lock (gate)
        {
            waiting[index] = (true, value);
            for (; next < count && waiting[next].IsThere; next++)
            {
                pass(waiting[next].Value);
                waiting[next] = (true, default!);
            }
        }
    }
}
