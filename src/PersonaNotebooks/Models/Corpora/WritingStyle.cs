using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace PersonaNotebooks.Models.Corpora;

/// <summary>A person's habits of spelling, wording and punctuation: part of the planted truth of a corpus.</summary>
internal sealed class WritingStyle
{
    private readonly List<(Regex From, string To, double Share)> swaps = [];
    private readonly bool lower;
    private readonly string[] endings;

    /// <summary>Reads the keys <c>swaps</c>, <c>lower</c> and <c>ending</c> of a person; all may be absent.</summary>
    public WritingStyle(YamlSource source, IReadOnlyDictionary<string, YamlNode> person)
    {
        lower = person.TryGetValue("lower", out var flag) && source.Text(flag) == "true";
        endings = person.TryGetValue("ending", out var list) ? [.. source.List(list).Select(source.Text)] : ["."];
        foreach (var (line, text) in person.TryGetValue("swaps", out var block) ? source.Lines(block) : [])
        {
            var sides = text.Split(" => ");
            if (sides.Length != 2)
            {
                throw source.Wrong(line, "a habit is written 'from => to' or 'from => to @ share'");
            }
            var to = sides[1].Split(" @ ");
            var share = 1.0;
            if (to.Length > 1 && !double.TryParse(to[1], CultureInfo.InvariantCulture, out share))
            {
                throw source.Wrong(line, $"the share '{to[1]}' is not a number");
            }
            swaps.Add((Pattern(sides[0]), to[0], share));
        }
    }

    /// <summary>Writes a text as the person would.</summary>
    public string Apply(string text, RandomStream stream)
    {
        foreach (var (from, to, share) in swaps)
        {
            text = from.Replace(
                text,
                m => share < 1 && stream.NextDouble() >= share ? m.Value : KeepCapital(m.Value, to)
            );
        }
        if (text.EndsWith('.') && !text.EndsWith("..", StringComparison.Ordinal))
        {
            text = text[..^1] + endings[stream.Next(endings.Length)];
        }
        return lower ? text.ToLowerInvariant() : text;
    }

    private static string KeepCapital(string match, string to) =>
        char.IsUpper(match[0]) && char.IsLower(to[0]) ? char.ToUpperInvariant(to[0]) + to[1..] : to;

    private static Regex Pattern(string from)
    {
        var escaped = Regex.Escape(from);
        var pattern =
            from == "." ? @"(?<![.\d])\.(?![.\d])"
            : char.IsLetterOrDigit(from[0]) ? $@"(?<![\w']){escaped}(?![\w'])"
            : escaped;
        return new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }
}
