namespace PersonaNotebooks.Imitation.Scoring;

/// <summary>Whether an answer is what was asked for, without a list of words that it must not hold.</summary>
public static class FormatAdherence
{
    /// <summary>Share of three checks: nothing was wrapped around the text; it is one line; its length is between a third and three times the person's. An empty answer has 0.</summary>
    /// <param name="raw">The answer as it came.</param>
    /// <param name="original">What the person wrote.</param>
    public static double Of(string raw, string original)
    {
        var (trimmed, text) = (raw.Trim(), ImitationText.Clean(raw));
        if (text.Length == 0)
        {
            return 0;
        }
        var bare = Posts.OneLine.Of(trimmed) == text;
        var line = !trimmed.Contains('\n');
        var ratio = text.Length / (double)Math.Max(1, original.Length);
        return ((bare ? 1 : 0) + (line ? 1 : 0) + (ratio is >= 1 / 3.0 and <= 3 ? 1 : 0)) / 3.0;
    }
}
