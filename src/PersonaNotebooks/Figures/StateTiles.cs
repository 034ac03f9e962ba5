namespace PersonaNotebooks.Figures;

/// <summary>
/// Where each state lies on the tile grid that American newsrooms commonly use: one square a state, about where it is on a map.
/// Every state is equally easy to see, however small its land.
/// </summary>
public static class StateTiles
{
    /// <summary>Rows of the grid from north to south; each has twelve places of a postal code or a dot.</summary>
    private static readonly string[] Rows =
    [
        "AK .. .. .. .. .. .. .. .. .. .. ME",
        ".. .. .. .. .. .. .. .. .. .. VT NH",
        ".. WA ID MT ND MN IL WI MI NY RI MA",
        ".. OR NV WY SD IA IN OH PA NJ CT ..",
        ".. CA UT CO NE MO KY WV VA MD DE ..",
        ".. .. AZ NM KS AR TN NC SC DC .. ..",
        ".. .. .. .. OK LA MS AL GA .. .. ..",
        "HI .. .. .. TX .. .. .. .. FL .. PR",
    ];

    /// <summary>Row and column of each of the 50 states, DC and PR, by postal code.</summary>
    public static IReadOnlyDictionary<string, (int Row, int Column)> All { get; } =
        Rows.SelectMany((line, row) => line.Split(' ').Select((code, column) => (code, row, column)))
            .Where(tile => tile.code != "..")
            .ToDictionary(tile => tile.code, tile => (tile.row, tile.column));

    internal static int RowCount => Rows.Length;

    internal static int ColumnCount => 12;
}
