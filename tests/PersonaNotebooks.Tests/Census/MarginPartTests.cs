using PersonaNotebooks.Census;

namespace PersonaNotebooks.Tests.Census;

public class MarginPartTests
{
    [Theory]
    [InlineData("everywhere,+", "line 2: areas is 'everywhere'")]
    [InlineData("all,*", "line 2: sign is '*'")]
    public void AListOfLabelsWithAnUnknownWordIsRefused(string areasAndSign, string what)
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(
            path,
            $"topic,universe,sex,age,category,areas,sign,table,label\nt,u,,,c,{areasAndSign},T,Estimate\n"
        );
        var message = Assert.Throws<InputException>(() => MarginPart.Load(path)).Message;
        File.Delete(path);
        Assert.Contains(what, message);
    }

    [Fact]
    public void TheShippedLabelsNameTheValuesOfTheShippedMarginsInTheirOrder()
    {
        static string Value(string line) => line[..line.LastIndexOf(',')];
        var shipped = File.ReadAllLines(Path.Combine(Home.Root, Margins2023.Path)).Skip(1).Select(Value);
        var values = MarginPart.Load().GroupBy(p => p.Value).ToList();
        var named =
            from state in States.All
            from v in values
            where v.First().Everywhere || state.Postal is not ("DC" or "PR")
            select $"{state.Postal},{v.Key.Topic},{v.Key.Universe},{v.Key.Sex},{v.Key.Age},{v.Key.Category}";
        Assert.Equal(shipped, named);
    }
}
