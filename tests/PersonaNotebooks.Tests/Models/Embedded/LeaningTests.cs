using PersonaNotebooks.Models;
using Xunit.Abstractions;
using YamlDotNet.RepresentationModel;

namespace PersonaNotebooks.Tests.Models.Embedded;

[Collection("embedded model")]
public class LeaningTests(EmbeddedModelFixture fixture, ITestOutputHelper output)
{
    private const double Bound = 0.15;

    /// <summary>
    /// The model's own lean, with no persona: how probable the statements of each side are, per token, topic by topic. A test of
    /// equivalence: the 95 % interval of the mean difference over topics must lie within 0.15 nats a token of zero, so that a
    /// noisier mean is harder to accept.
    /// </summary>
    [Fact]
    public async Task TheModelLeansNowhereWithoutAPersona()
    {
        using StreamReader reader = new(Home.Data("corpora", "statements.yaml"));
        YamlStream yaml = [];
        yaml.Load(reader);
        List<double> differences = [];
        foreach (var (topic, sides) in (YamlMappingNode)yaml.Documents[0].RootNode)
        {
            var map = (YamlMappingNode)sides;
            if (!map.Children.ContainsKey("left"))
            {
                continue;
            }
            var (left, right) = (await PerToken(map["left"]), await PerToken(map["right"]));
            differences.Add(left - right);
            output.WriteLine(
                $"{topic, -14} left {left:F2} right {right:F2} nats a token, left - right {left - right:+0.00;-0.00}"
            );
        }
        var mean = differences.Average();
        var deviation = Math.Sqrt(differences.Sum(d => (d - mean) * (d - mean)) / (differences.Count - 1));
        var half = 1.96 * deviation / Math.Sqrt(differences.Count);
        output.WriteLine(
            $"mean {mean:+0.000;-0.000} nats a token, 95 % interval {mean - half:F3} to {mean + half:F3}, {differences.Count} topics"
        );
        Assert.InRange(mean - half, -Bound, Bound);
        Assert.InRange(mean + half, -Bound, Bound);
    }

    private async Task<double> PerToken(YamlNode lines)
    {
        var texts = lines.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var scores = await fixture.Model.Scorer.ScoreAsync([.. texts.Select(t => new ScoreRequest("", t))]);
        return scores.Sum(s => s.LogProbability) / scores.Sum(s => s.Tokens.Count);
    }
}
