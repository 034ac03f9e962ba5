namespace PersonaNotebooks.Metrics.Text;

/// <summary>A suffix of a word and what takes its place.</summary>
internal readonly record struct SuffixRule(string Suffix, string Replacement)
{
    /// <summary>Reads rules such as <c>ational:ate ful:</c>; their order counts.</summary>
    public static SuffixRule[] Parse(string rules) =>
        [
            .. rules
                .Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
                .Select(r => r.Split(':'))
                .Select(r => new SuffixRule(r[0], r[1])),
        ];
}
