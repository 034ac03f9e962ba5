using System.Globalization;

namespace PersonaNotebooks.Host.Running;

/// <summary>
/// Cuts off the output of a cell that never stops writing. What counts is what a reader would see: a display that is updated counts
/// with its present size, and what is cleared no longer. Not safe for threads; its user locks.
/// </summary>
/// <param name="note">Puts the sentence that says so into the cell's output.</param>
public sealed class OutputLimit(Action<string> note)
{
    /// <summary>
    /// How much a cell may put out, in characters; the rest is cut off with a note. Its result has as much room again, so that
    /// it is there whatever was put out before.
    /// </summary>
    public const int MostCharacters = 1_000_000;

    private readonly Dictionary<string, int> displays = [];
    private int characters;
    private bool full;

    /// <summary>Puts out a piece of text if there is room for it, else what fits of it, else nothing.</summary>
    /// <param name="length">Its length in characters.</param>
    /// <param name="whole">Puts it out.</param>
    /// <param name="part">Puts out so many characters of it.</param>
    public void Put(int length, Action whole, Action<int> part)
    {
        if (full)
        {
            return;
        }
        var room = MostCharacters - characters;
        if (length <= room)
        {
            characters += length;
            whole();
            return;
        }
        characters = MostCharacters;
        part(room);
        CutOff();
    }

    /// <summary>Puts out a display if there is room for it.</summary>
    /// <param name="displayId">Names it.</param>
    /// <param name="length">Its length in characters.</param>
    /// <param name="whole">Puts it out.</param>
    public void Show(string displayId, int length, Action whole)
    {
        if (!full)
        {
            Replace(displayId, length, whole);
        }
    }

    /// <summary>Puts another size in the place of a display's, if there is room for it; also after the output was cut off.</summary>
    /// <param name="displayId">Names the display, of this cell or another.</param>
    /// <param name="length">Its new length in characters.</param>
    /// <param name="whole">Puts it out.</param>
    public void Replace(string displayId, int length, Action whole)
    {
        var before = displays.GetValueOrDefault(displayId);
        if (length - before > MostCharacters - characters)
        {
            CutOff();
            return;
        }
        characters += length - before;
        displays[displayId] = length;
        whole();
    }

    /// <summary>Puts out the cell's result, for which there is always room unless it is too long by itself.</summary>
    /// <param name="length">Its length in characters.</param>
    /// <param name="whole">Puts it out.</param>
    public void PutResult(int length, Action whole)
    {
        if (length <= MostCharacters)
        {
            whole();
        }
        else
        {
            full = false;
            CutOff();
        }
    }

    /// <summary>What was put out so far is gone.</summary>
    public void Clear()
    {
        displays.Clear();
        (characters, full) = (0, false);
    }

    private void CutOff()
    {
        if (full)
        {
            return;
        }
        full = true;
        var most = MostCharacters.ToString("N0", CultureInfo.InvariantCulture);
        note($"\n[output cut off: a cell may put out {most} characters]\n");
    }
}
