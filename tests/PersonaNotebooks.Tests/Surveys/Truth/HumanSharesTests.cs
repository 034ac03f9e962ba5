using PersonaNotebooks.Surveys.Truth;

namespace PersonaNotebooks.Tests.Surveys.Truth;

public class HumanSharesTests
{
    private const string Header = "weight,ppage,gender,race,educ,income_cat,Q30,Q33,Q9_9\n";
    private static readonly SurveyItem Item = new("tea", "Q9_9", "Tea", true, ["good", "bad"]);

    [Fact]
    public void SharesOfATinyPollAreThoseWorkedByHand()
    {
        var lines = Build(
            "2,25,Female,White,College,$40-75k,2,NA,1\n"
                + "1,50,Male,Black,Some college,$125k or more,1,NA,2\n"
                + "1,50,Male,Hispanic,Some college,$125k or more,3,2,1\n"
                + "9,70,Male,Other/Mixed,High school or less,Less than $40k,3,-1,-1\n"
                + "9,70,Male,White,High school or less,Less than $40k,5,NA,NA\n"
        );
        // Refused and not asked leave weights 2, 1, 1 and the share 3/4: Kish's n = 16/6; the error is the root of
        // (2·1/4)² + (1·3/4)² + (1·1/4)² over 4.
        Assert.Contains(
            $"tea,all,all,1,0.750000,3,{16 / 6.0:0.0},{Math.Sqrt(0.25 + 0.5625 + 0.0625) / 4:0.000000}",
            lines
        );
        Assert.Contains("tea,sex,male,1,0.500000,2,2.0,0.353553", lines);
        Assert.Contains("tea,party,democrat or leaning,1,1.000000,2,1.8,0.000000", lines);
        Assert.DoesNotContain(lines, l => l.Contains("65+"));
    }

    [Theory]
    [InlineData("1,25,Female,White,College,$40-75k,2,NA,3\n", "Q9_9 holds 3")]
    [InlineData("1,25,Female,White,PhD,$40-75k,2,NA,1\n", "'PhD' is not a degree")]
    [InlineData("x,25,Female,White,College,$40-75k,2,NA,1\n", "the weight 'x' is not a number")]
    public void ABadAnswerIsRefusedWithItsLine(string row, string message)
    {
        var problem = Assert.Throws<InputException>(() => Build(row)).Message;
        Assert.Contains(message, problem);
        Assert.Contains("line 2", problem);
    }

    [Fact]
    public void TheShippedSharesCoverEveryItemAndGroup()
    {
        var shares = HumanShares.Load();
        Assert.True(shares.Items.Count >= 15);
        Assert.Equal(21, shares.Groups.Count);
        foreach (var item in shares.Items)
        {
            foreach (var (group, category) in shares.Groups)
            {
                Assert.Equal(1, shares.Of(item.Id, group, category).Sum(s => s.Share), 5);
            }
        }
        // The publisher's own report: about two in three trust the police at least some; Republicans far more.
        var police = shares.Of("trust-police", "party", "republican or leaning");
        Assert.InRange(police[0].Share + police[1].Share, 0.85, 1);
        Assert.All(police, p => Assert.InRange(p.Estimate.Value, p.Estimate.Low, p.Estimate.High));
    }

    [Fact]
    public void WhatIsNotThereIsNamed()
    {
        var shares = HumanShares.Load();
        Assert.Contains(
            "sex: female",
            Assert.Throws<InputException>(() => shares.Of("trust-police", "sex", "x")).Message
        );
        Assert.Contains("'tea'", Assert.Throws<InputException>(() => shares.Item("tea")).Message);
    }

    [Theory]
    [InlineData("tea,all,all,1,0.5,3,3,0.1\n", "are 1 and add up to 0.5")]
    [InlineData("tea,all,all,1,0.5,3,3,0.1\ntea,all,all,2,0.4,3,3,0.1\n", "add up to 0.9")]
    [InlineData("tea,all,all,2,0.5,3,3,0.1\n", "option 2 of tea stands where 1 should")]
    [InlineData("rum,all,all,1,0.5,3,3,0.1\n", "'rum' is not an item")]
    public void ABadFileIsRefused(string rows, string message)
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "item,group,category,option,share,n,effective_n,standard_error\n" + rows);
        Assert.Contains(message, Assert.Throws<InputException>(() => HumanShares.Load(path, [Item])).Message);
        File.Delete(path);
    }

    [SharedDataFact("data/surveys/nonvoters-2020/nonvoters_data.csv")]
    public void TheShippedSharesAreRebuiltExactly() =>
        Assert.Equal(
            File.ReadAllLines(Home.Data("surveys", "shares-2020.csv")),
            HumanSharesBuilder.Build(
                SharedDataFactAttribute.PathOf("data/surveys/nonvoters-2020/nonvoters_data.csv"),
                SurveyItem.LoadAll()
            )
        );

    private static IReadOnlyList<string> Build(string rows)
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, Header + rows);
        var lines = HumanSharesBuilder.Build(path, [Item]);
        File.Delete(path);
        return lines;
    }
}
