using System.CommandLine;
using System.Text.RegularExpressions;

namespace PersonaNotebooks.Host.Commands;

/// <summary>Says in one sentence what is wrong with a command line.</summary>
internal static partial class ParseErrors
{
    /// <summary>The first mistake, and where to read what there is.</summary>
    public static string Sentence(ParseResult parsed) =>
        $"{What(parsed)}; 'persona --help' and 'persona COMMAND --help' list what there is.";

    private static string What(ParseResult parsed)
    {
        if (parsed.UnmatchedTokens is [var unknown, ..])
        {
            return unknown.StartsWith('-')
                ? $"There is no option '{unknown}'"
                : $"There is no command '{unknown}', and nothing takes it as a value";
        }
        var message = parsed.Errors[0].Message.Trim().TrimEnd('.');
        var match = NotOfType().Match(message);
        return match.Success
            ? $"{match.Groups[2].Value} takes {Kind(match.Groups[3].Value)}, not '{match.Groups[1].Value}'"
            : message;
    }

    private static string Kind(string type) =>
        type switch
        {
            _ when type.Contains("Int") => "a whole number",
            _ when type.Contains("Double") || type.Contains("Decimal") || type.Contains("Single") => "a number",
            _ when type.Contains("Boolean") => "true or false",
            _ => "another kind of value",
        };

    [GeneratedRegex(
        "^Cannot parse argument '(.*)' for option '(.*)' as expected type '(.*)'$",
        RegexOptions.Singleline
    )]
    private static partial Regex NotOfType();
}
