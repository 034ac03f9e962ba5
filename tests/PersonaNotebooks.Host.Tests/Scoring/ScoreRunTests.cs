using System.Text;
using System.Text.Json;
using PersonaNotebooks.Host.Scoring;

namespace PersonaNotebooks.Host.Tests.Scoring;

public sealed class ScoreRunTests : IDisposable
{
    private const string Pairs = """
        {"id":"a","prediction":"The cat sat on the mat.","references":["The cat sat on the mat.","A cat sat down."]}
        {"id":7,"prediction":"It is a bad day, but I like it!","references":["It is a fine day.",null]}

        {"id":"empty","prediction":"","references":["Nothing was said."]}
        """;

    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Theory]
    [InlineData("bleu", "bleu,precisions,bp,sys_len,ref_len")]
    [InlineData("chrf", "chrf")]
    [InlineData("rouge", "rouge1,rouge2,rougeL,rougeLsum")]
    [InlineData("sentiment", "neg,neu,pos,compound")]
    [InlineData("distinct", "distinct,unique,total")]
    [InlineData("self-bleu", "self_bleu")]
    public void EveryIdHasALineAndTheLastLineHasTheSignature(string metric, string fields)
    {
        var lines = Run(metric, Pairs);
        Assert.Equal(["\"a\"", "7", "\"empty\""], lines[..^1].Select(l => l.GetProperty("id").GetRawText()));
        Assert.All(lines[..^1], l => Assert.Equal("id," + fields, Names(l)));
        Assert.Equal("corpus,signature", Names(lines[^1]));
        Assert.StartsWith(fields.Split(',')[0], Names(lines[^1].GetProperty("corpus")));
        Assert.EndsWith($"|v:{LibraryVersion.Current}", lines[^1].GetProperty("signature").GetString());
    }

    [Fact]
    public void OptionsChangeTheVariantAndItsSignature()
    {
        var bleu = Run(
            "bleu",
            Pairs,
            "tokenize=char",
            "smooth=floor",
            "smooth-value=0.01",
            "order=2",
            "effective-order=true",
            "lowercase"
        );
        Assert.Equal(
            $"BLEU|case:lc|eff:yes|tok:char|smooth:floor[0.01]|order:2|v:{LibraryVersion.Current}",
            bleu[^1].GetProperty("signature").GetString()
        );
        Assert.Equal(2, bleu[0].GetProperty("precisions").GetArrayLength());
        Assert.Contains("chrF2++", Run("chrf", Pairs, "word-order=2")[^1].GetProperty("signature").GetString());
        Assert.Equal("id,rouge1,rougeL", Names(Run("rouge", Pairs, "types=rouge1,rougeL", "stemmer=true")[0]));
        Assert.Contains("n:1", Run("distinct", Pairs, "n=1")[^1].GetProperty("signature").GetString());
        Assert.Contains(
            "tok:13a",
            Run("self-bleu", Pairs, "variant=sacrebleu")[^1].GetProperty("signature").GetString()
        );
    }

    [Fact]
    public void NumbersHaveSeventeenDigits()
    {
        File.WriteAllText(file, """{"id":1,"prediction":"a b c","references":["a x y"]}""");
        Assert.Contains("\"precision\":0.33333333333333331,", Text("rouge", "types=rouge1"));
    }

    [Fact]
    public void WhatIsNoNumberIsAWordAndSignaturesStandAsTheyAre()
    {
        File.WriteAllText(file, """{"id":1,"prediction":"a b c","references":["a x y"]}""");
        Assert.Contains("\"Infinity\"", Text("bleu", "smooth=add-k", "smooth-value=1e308"));
        Assert.Contains("\"signature\":\"chrF2++|", Text("chrf", "word-order=2"));
    }

    [Fact]
    public void ALexiconIsLoadedFromItsPath()
    {
        var lexicon = Path.GetTempFileName();
        try
        {
            File.WriteAllText(lexicon, "mat\t-3\n");
            Assert.True(Run("sentiment", Pairs, $"lexicon={lexicon}")[0].GetProperty("compound").GetDouble() < 0);
        }
        finally
        {
            File.Delete(lexicon);
        }
    }

    [Fact]
    public void HalfASurrogatePairIsScored()
    {
        var lines = Run("chrf", """{"id":1,"prediction":"a\ud83d \"b\"\n","references":["a\ud83d \"b\"\n"]}""");
        Assert.Equal(100, lines[0].GetProperty("chrf").GetDouble(), 9);
    }

    [Theory]
    [InlineData("{\"id\":1,\"prediction\":\"x\",\"references\":[\"x\"]}\n{\"id\":2}", "Line 2 of", "'prediction'")]
    [InlineData("{\"prediction\":\"x\"}", "Line 1 of", "'id'")]
    [InlineData("{\"id\":1,\"prediction\":\"x\"}", "Line 1 of", "'references'")]
    [InlineData("{\"id\":1,\"prediction\":\"x\",\"references\":[]}", "line 1 of", "is empty")]
    [InlineData("{\"id\":1,\"prediction\":\"x\",\"references\":[3]}", "line 1 of", "no text")]
    [InlineData("{\"id\":1,", "Line 1 of", "not JSON")]
    [InlineData("[]", "Line 1 of", "not a JSON object")]
    [InlineData("", "holds no lines", "one JSON object a line")]
    public void BadLinesAreNamed(string content, string where, string what)
    {
        File.WriteAllText(file, content);
        var message = Assert.Throws<InputException>(() => Text("bleu")).Message;
        Assert.Contains(where, message);
        Assert.Contains(what, message);
    }

    [Theory]
    [InlineData("blue", "", "no metric 'blue'")]
    [InlineData("bleu", "tokenise=13a", "no option 'tokenise'")]
    [InlineData("bleu", "order=0", "order=0")]
    [InlineData("bleu", "order=2000000000", "from 1 to 1000")]
    [InlineData("distinct", "n=1001", "from 1 to 1000")]
    [InlineData("bleu", "smooth-value=a", "smooth-value=a")]
    [InlineData("bleu", "effective-order=yes", "effective-order=yes")]
    [InlineData("rouge", "types=rouge12", "rouge12")]
    [InlineData("rouge", "types=rougeL,rouge1,rougeL", "'rougeL' is given twice")]
    public void BadOptionsAreNamed(string metric, string option, string what)
    {
        File.WriteAllText(file, Pairs);
        Assert.Contains(what, Assert.Throws<InputException>(() => Text(metric, option)).Message);
    }

    [Fact]
    public void ABadEncodingOrPathIsNamed()
    {
        File.WriteAllBytes(file, [.. "{\"id\":1,\"prediction\":\""u8, 0xFF, .. "\"}"u8]);
        Assert.Contains("not UTF-8", Assert.Throws<InputException>(() => Text("distinct")).Message);
        Assert.Contains(
            "cannot be read",
            Assert.Throws<InputException>(() => ScoreRun.Run("bleu", file + ".missing", [], Stream.Null)).Message
        );
    }

    private static string Names(JsonElement line) => string.Join(',', line.EnumerateObject().Select(p => p.Name));

    private JsonElement[] Run(string metric, string content, params string[] options)
    {
        File.WriteAllText(file, content);
        return
        [
            .. Text(metric, options)
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(l => JsonSerializer.Deserialize<JsonElement>(l)),
        ];
    }

    private string Text(string metric, params string[] options)
    {
        using MemoryStream output = new();
        ScoreRun.Run(metric, file, options, output);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
