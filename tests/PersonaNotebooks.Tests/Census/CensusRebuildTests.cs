using System.Net;
using System.Text.Json;
using PersonaNotebooks.Census;

namespace PersonaNotebooks.Tests.Census;

public class CensusRebuildTests
{
    [Theory]
    [InlineData("B03002", "https://api.census.gov/data/2031/acs/acs1")]
    [InlineData("S0101", "https://api.census.gov/data/2031/acs/acs1/subject")]
    [InlineData("DP02", "https://api.census.gov/data/2031/acs/acs1/profile")]
    public async Task EachKindOfTableHasItsAddressAndOnlyFiguresNeedTheKey(string table, string address)
    {
        List<string> asked = [];
        var fetched = await Client(uri =>
            {
                asked.Add(uri.OriginalString);
                return uri.AbsolutePath.EndsWith(".json")
                    ? """{"variables": {"T_001E": {"label": "Estimate!!Total"}}}"""
                    : """[["T_001E","NAME","state"],["12","Vermont","50"]]""";
            })
            .FetchLabelledAsync(2031, table);
        Assert.Equal(12, fetched.Figure("50", "Estimate!!Total"));
        Assert.Equal(
            [$"{address}?get=group({table})&for=state:*&key=secret-key", $"{address}/groups/{table}.json"],
            asked
        );
    }

    [Fact]
    public async Task MarginsAreFetchedTableByTableAndWhatIsMissingIsReported()
    {
        var labels = MarginPart
            .Load()
            .GroupBy(p => p.Table)
            .ToDictionary(g => g.Key, g => g.Select(p => p.Label.Replace("{year}", "2031")).Distinct().ToArray());
        List<string> said = [];
        CensusRebuild rebuild = new(
            Client(uri =>
            {
                var table = labels.Keys.Single(t => uri.OriginalString.Contains(t));
                var codes = labels[table].Select((_, i) => $"{table}_{i:000}E");
                return uri.AbsolutePath.EndsWith(".json")
                    ? JsonSerializer.Serialize(
                        new
                        {
                            variables = codes
                                .Zip(labels[table])
                                .ToDictionary(l => l.First, l => new { label = l.Second.Replace("*", "Any work:") }),
                        }
                    )
                    : JsonSerializer.Serialize(
                        new[]
                        {
                            codes.Append("state"),
                            codes.Select(_ => table == "S2401" ? "-999999999" : "0").Append("50"),
                        }
                    );
            }),
            2031,
            said.Add
        );
        var lines = await rebuild.BuildAsync("margins");
        Assert.Equal(1 + 205 - 50, lines.Count);
        Assert.Contains("VT,household income,households,,,under 10k,0", lines);
        Assert.Contains("VT,employment rates,persons 16+,,20-24,unemployment rate percent,0.0", lines);
        Assert.Equal(["fetching S0101", "fetching S2301"], said.Where(s => s.StartsWith("fetching S")).Take(2));
        Assert.Equal(50, said.Count(s => s.Contains("VT,occupation,")));
    }

    [Theory]
    [InlineData(2018, "margins", "margins from 2021 on")]
    [InlineData(2023, "people", "'people'")]
    public async Task ATableThatTheYearDoesNotHaveIsRefused(int year, string file, string what) =>
        Assert.Contains(
            what,
            (
                await Assert.ThrowsAsync<InputException>(() =>
                    new CensusRebuild(Client(_ => ""), year, _ => { }).BuildAsync(file)
                )
            ).Message
        );

    [Fact]
    public async Task TheKeyIsInNoMessage()
    {
        foreach (
            var failure in new Func<HttpResponseMessage>[]
            {
                () => new(HttpStatusCode.Forbidden),
                () => throw new HttpRequestException("to https://x/?key=secret-key"),
                () => throw new TaskCanceledException("to https://x/?key=secret-key"),
                () =>
                    new() { Content = new StringContent("<html>wrong key secret-key</html>") },
            }
        )
        {
            CensusApiClient client = new(new(new Answering(_ => failure())), "secret-key");
            var error = await Assert.ThrowsAsync<InputException>(() => client.FetchLabelledAsync(2018, "B01001"));
            Assert.DoesNotContain("secret-key", error.ToString());
            Assert.Contains("B01001", error.Message);
        }
    }

    private static CensusApiClient Client(Func<Uri, string> answer) =>
        new(new(new Answering(uri => new() { Content = new StringContent(answer(uri)) })), "secret-key");

    private sealed class Answering(Func<Uri, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) => Task.FromResult(answer(request.RequestUri!));
    }
}
