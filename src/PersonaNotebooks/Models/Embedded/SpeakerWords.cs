namespace PersonaNotebooks.Models.Embedded;

/// <summary>
/// Words of which a speaker has one: an age in figures, a state of the country, a word for their sex or race. Where the prompt has
/// some of a kind, a drawn text may use those only; where it has none, those it used first.
/// </summary>
internal sealed class SpeakerWords
{
    private const int Kinds = 4;

    private static readonly string[] States =
    [
        .. "Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia Hawaii Idaho Illinois Indiana".Split(
            ' '
        ),
        .. "Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska".Split(
            ' '
        ),
        .. "Nevada New Hampshire Jersey Mexico York North South Carolina Dakota Ohio Oklahoma Oregon Pennsylvania Rhode Tennessee".Split(
            ' '
        ),
        .. "Texas Utah Vermont Virginia Washington West Wisconsin Wyoming".Split(' '),
    ];

    private static readonly string[] Sexes = ["woman", "man", "female", "male"];
    private static readonly string[] Races = ["White", "white", "Black", "Asian", "Hispanic", "Pacific", "Native"];

    private readonly byte[] kind; // by word number; 0 for none
    private readonly HashSet<int> allowed = [];
    private readonly bool[] bound = new bool[Kinds + 1];

    /// <summary>Reads a prompt.</summary>
    public SpeakerWords(PromptModel prompt)
    {
        kind = prompt.Kinds;
        foreach (var word in prompt.Words)
        {
            Use(word);
        }
    }

    /// <summary>The kind of a word; 0 for none.</summary>
    public static byte KindOf(string word)
    {
        var text = word.Trim();
        return text.Length == 2 && char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[1]) && text[0] > '0' ? (byte)1
            : States.Contains(text) ? (byte)2
            : Sexes.Contains(text.ToLowerInvariant()) ? (byte)3
            : Races.Contains(text) ? (byte)4
            : (byte)0;
    }

    /// <summary>Whether a word fits the speaker.</summary>
    public bool Allows(int word) => word >= kind.Length || !bound[kind[word]] || allowed.Contains(word);

    /// <summary>Takes note of a word that was used; true if that changes what may be said.</summary>
    public bool Use(int word)
    {
        if (word < 0 || word >= kind.Length || kind[word] == 0)
        {
            return false;
        }
        bound[kind[word]] = true;
        return allowed.Add(word);
    }
}
