using System.Buffers;

namespace PersonaNotebooks.Metrics.Text;

/// <summary>The tokens of one text, written one after another into a rented array.</summary>
internal sealed class TokenBuffer : IDisposable
{
    private char[] chars = ArrayPool<char>.Shared.Rent(512);
    private int[] ends = ArrayPool<int>.Shared.Rent(128);
    private int length;
    private int start;

    /// <summary>How many tokens are finished.</summary>
    public int Count { get; private set; }

    /// <summary>The n-th token.</summary>
    public ReadOnlySpan<char> this[int n] => chars.AsSpan((n == 0 ? 0 : ends[n - 1])..ends[n]);

    /// <summary>Adds one UTF-16 unit to the token at hand.</summary>
    public void Append(char c)
    {
        if (length == chars.Length)
        {
            Grow(ref chars, length + 1);
        }
        chars[length++] = c;
    }

    /// <summary>Adds text to the token at hand.</summary>
    public void Append(ReadOnlySpan<char> text)
    {
        if (length + text.Length > chars.Length)
        {
            Grow(ref chars, length + text.Length);
        }
        text.CopyTo(chars.AsSpan(length));
        length += text.Length;
    }

    /// <summary>Ends the token at hand; does nothing when it is empty.</summary>
    public void EndToken()
    {
        if (length == start)
        {
            return;
        }
        if (Count == ends.Length)
        {
            Grow(ref ends, Count + 1);
        }
        ends[Count++] = start = length;
    }

    /// <summary>Forgets all tokens.</summary>
    public void Clear() => length = start = Count = 0;

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(chars);
        ArrayPool<int>.Shared.Return(ends);
    }

    private static void Grow<T>(ref T[] array, int needed)
    {
        var larger = ArrayPool<T>.Shared.Rent(Math.Max(needed, 2 * array.Length));
        array.CopyTo(larger, 0);
        ArrayPool<T>.Shared.Return(array);
        array = larger;
    }
}
