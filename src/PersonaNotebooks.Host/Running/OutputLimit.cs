using System.Globalization;

namespace PersonaNotebooks.Host.Running;

/// <summary>Cuts off the output of a cell that never stops writing. Not safe for threads; its user locks.</summary>
/// <param name="note">Puts the sentence that says so into the cell's output.</param>
public sealed class OutputLimit(Action<string> note)
{
    /// <summary>How much a cell may put out, in characters; the rest is cut off with a note.</summary>
    public const int MostCharacters = 1_000_000;

    private int characters;

    /// <summary>Puts out a piece if there is room for it, else what fits of it, else nothing.</summary>
    /// <param name="length">Its length in characters.</param>
    /// <param name="whole">Puts it out.</param>
    /// <param name="part">Puts out so many characters of it; null for a piece that cannot be cut.</param>
    public void Put(int length, Action whole, Action<int>? part = null)
    {
        var room = MostCharacters - characters;
        if (room < 0)
        {
            return;
        }
        if (length <= room)
        {
            characters += length;
            whole();
            return;
        }
        characters = MostCharacters + 1;
        part?.Invoke(room);
        var most = MostCharacters.ToString("N0", CultureInfo.InvariantCulture);
        note($"\n[output cut off: a cell may put out {most} characters]\n");
    }
}
