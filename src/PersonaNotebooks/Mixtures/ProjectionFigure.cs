using Microsoft.Extensions.AI;
using PersonaNotebooks.Figures;
using PersonaNotebooks.Metrics.Distributions;

namespace PersonaNotebooks.Mixtures;

/// <summary>
/// Written texts on the two first principal components of the real ones, a panel for each method. The components are found once, on the real texts. The paper
/// draws a UMAP projection; principal components keep distances and need no settings.
/// </summary>
public static class ProjectionFigure
{
    /// <summary>Draws the panels: real texts as grey dots with the ellipse that would hold 95 % of them, written ones by label, each label with its own ellipse.</summary>
    /// <param name="encoder">Gives the vectors.</param>
    /// <param name="golden">The real texts.</param>
    /// <param name="methods">Names and what was written.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task<Figure> DrawAsync(
        IEmbeddingGenerator<string, Embedding<float>> encoder,
        IReadOnlyList<MixtureRecord> golden,
        IReadOnlyList<(string Name, Writing Writing)> methods,
        CancellationToken cancellationToken = default
    )
    {
        var real = await OfAsync([.. golden.Select(g => g.Text)]).ConfigureAwait(false);
        var model = Pca.Fit(real);
        var background = model.Transform(real, 2);
        List<(string, Figure)> panels = [];
        foreach (var (name, writing) in methods)
        {
            var vectors = await OfAsync([.. writing.Texts.Select(t => t.Text)]).ConfigureAwait(false);
            var places = model.Transform(vectors, 2);
            var figure = Dots(background, Enumerable.Range(0, background.Rows), "real, with 95 % ellipse", 0.95);
            foreach (
                var label in writing
                    .Texts.Select(t => t.Task.Label ?? "written")
                    .Distinct()
                    .Order(StringComparer.Ordinal)
            )
            {
                var own = writing
                    .Texts.Index()
                    .Where(t => (t.Item.Task.Label ?? "written") == label)
                    .Select(t => t.Index);
                figure = figure.With(Dots(places, own, $"written, {label}", own.Count() > 2 ? 0.95 : null));
            }
            panels.Add((name, figure.XAxis("first component").YAxis("second component")));
        }
        return Figure.SmallMultiples(panels.Count == 3 ? 3 : 2, [.. panels]);

        async Task<Features> OfAsync(string[] texts)
        {
            var rows = await TextVectors.OfAsync(encoder, texts, cancellationToken).ConfigureAwait(false);
            return new(rows.Values, rows.Rows, rows.Columns);
        }
    }

    private static Figure Dots(Features places, IEnumerable<int> rows, string name, double? ellipse)
    {
        int[] all = [.. rows];
        // More digits than a screen has points only make the file longer.
        double[] At(int component) => [.. all.Select(i => Math.Round(places.Row(i)[component], 3))];
        return Figure.Scatter(At(0), At(1), name, ellipse);
    }
}
