using System.Reflection;
using PersonaNotebooks.Metrics;
using PersonaNotebooks.Metrics.Distributions;
using PersonaNotebooks.Metrics.Text;

namespace PersonaNotebooks.Tests.Metrics;

public class MetricCardTests
{
    // A result of MAUVE carries the signature of the run; the card is the metric's.
    private static readonly Dictionary<Type, Type> MetricOf = new() { [typeof(MauveResult)] = typeof(Mauve) };

    /// <summary>All public types that print a signature, and the metrics that have one variant only.</summary>
    public static TheoryData<Type> Metrics =>
        [
            .. typeof(MetricCard)
                .Assembly.GetExportedTypes()
                .Where(HasSignature)
                .Select(type => MetricOf.GetValueOrDefault(type, type)),
            typeof(EditDistance),
            typeof(ErrorRate),
            typeof(TextSimilarity),
        ];

    [Theory]
    [MemberData(nameof(Metrics))]
    public void HasACardWithEveryField(Type metric)
    {
        var card = Assert.IsType<MetricCard>(Card(metric)?.GetValue(null));
        Assert.All(
            [card.Name, card.Range, card.Direction, card.Limits, card.Source],
            field => Assert.False(string.IsNullOrWhiteSpace(field))
        );
    }

    [Fact]
    public void NoTwoMetricsShareACardsName()
    {
        var names = typeof(MetricCard)
            .Assembly.GetExportedTypes()
            .Select(Card)
            .OfType<PropertyInfo>()
            .Select(card => ((MetricCard)card.GetValue(null)!).Name)
            .ToArray();
        Assert.InRange(names.Length, 20, 99);
        Assert.Equal(names.Distinct().Order(), names.Order());
    }

    private static bool HasSignature(Type type) =>
        type.GetProperty("Signature")?.PropertyType == typeof(MetricSignature)
        || type.GetMethods().Any(m => m.Name == "Signature" && m.ReturnType == typeof(MetricSignature));

    private static PropertyInfo? Card(Type type) => type.GetProperty("Card", BindingFlags.Public | BindingFlags.Static);
}
