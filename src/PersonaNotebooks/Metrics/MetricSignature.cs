namespace PersonaNotebooks.Metrics;

/// <summary>
/// Says exactly which variant of a metric gave a number, so that two numbers can be compared: the idea of sacrebleu's signature
/// (Post 2018). Print it beside every score.
/// </summary>
/// <param name="Name">The metric, for example <c>BLEU</c>.</param>
/// <param name="Parts">Everything that changes the value, in a fixed order, for example <c>tok</c> to <c>13a</c>.</param>
public sealed record MetricSignature(string Name, IReadOnlyList<(string Key, string Value)> Parts)
{
    /// <summary>For example <c>BLEU|tok:13a|smooth:exp|v:0.1.0</c>; the last part is this library's version.</summary>
    public override string ToString() =>
        string.Concat([Name, .. Parts.Select(p => $"|{p.Key}:{p.Value}"), $"|v:{LibraryVersion.Current}"]);
}
