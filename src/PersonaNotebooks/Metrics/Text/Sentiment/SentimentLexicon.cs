using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PersonaNotebooks.Metrics.Text;

/// <summary>Valences of words from -4 (most negative) to 4 (most positive).</summary>
public sealed class SentimentLexicon
{
    private SentimentLexicon(string name, IReadOnlyDictionary<string, double> valences)
    {
        Name = name;
        Valences = valences;
    }

    /// <summary>
    /// A small lexicon of our own writing, whose values are our own judgement and were never rated by people. Enough for trying
    /// things out; for results that are compared with others', load the published one.
    /// </summary>
    public static SentimentLexicon Own { get; } = ReadOwn();

    /// <summary>What signatures call it: <c>own</c>, or the first eight digits of the file's SHA-256.</summary>
    public string Name { get; }

    /// <summary>Valence by lower-case word or emoticon.</summary>
    public IReadOnlyDictionary<string, double> Valences { get; }

    /// <summary>
    /// Loads a lexicon in the published format: UTF-8 lines of token, tab, mean valence and, ignored, more columns. If a token
    /// occurs twice, the last line wins. Tokens with a space never match a word.
    /// </summary>
    /// <exception cref="InputException">The file cannot be read, or a line is not of that form.</exception>
    public static SentimentLexicon Load(string path)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
            return new(Convert.ToHexStringLower(SHA256.HashData(bytes))[..8], Parse(text, path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            throw new InputException(
                $"The lexicon '{path}' cannot be read: {e.Message.TrimEnd('.')}; check the path.",
                e
            );
        }
    }

    private static SentimentLexicon ReadOwn()
    {
        using var stream = typeof(SentimentLexicon).Assembly.GetManifestResourceStream("own-lexicon.tsv")!;
        using StreamReader reader = new(stream);
        return new("own", Parse(reader.ReadToEnd(), "own-lexicon.tsv"));
    }

    private static Dictionary<string, double> Parse(string text, string path)
    {
        Dictionary<string, double> valences = [];
        var number = 0;
        foreach (var line in text.EnumerateLines())
        {
            number++;
            var parts = line.Trim().ToString().Split('\t');
            if (parts is [""])
            {
                continue;
            }
            if (
                parts.Length < 2
                || !double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var valence)
                || !double.IsFinite(valence)
            )
            {
                throw new InputException(
                    $"Line {number} of the lexicon '{path}' is not 'token, tab, number'; correct or remove it."
                );
            }
            valences[parts[0]] = valence;
        }
        return valences;
    }
}
