using Microsoft.Extensions.AI;
using PersonaNotebooks.Figures;
using PersonaNotebooks.Metrics.Distributions;

namespace PersonaNotebooks.Mixtures;

/// <summary>
/// Written texts on the two first principal components of the real ones, a panel for each method. The components are found once, on real texts that are not
/// drawn: components fitted to the very texts drawn would spread those wider than any other. The paper draws a UMAP projection; principal components need no settings.
/// </summary>
public static class ProjectionFigure
{
    /// <summary>Draws the panels: real texts with one ellipse for all their labels, written ones by label, each with its own ellipse; an ellipse would hold 95 %.</summary>
    /// <param name="encoder">Gives the vectors.</param>
    /// <param name="golden">The real texts that are drawn.</param>
    /// <param name="others">Other real texts, which the components are fitted to; at least three, none of them drawn.</param>
    /// <param name="methods">Names and what was written.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task<Figure> DrawAsync(
        IEmbeddingGenerator<string, Embedding<float>> encoder,
        IReadOnlyList<MixtureRecord> golden,
        IReadOnlyList<MixtureRecord> others,
        IReadOnlyList<(string Name, Writing Writing)> methods,
        CancellationToken cancellationToken = default
    )
    {
        var drawn = golden.Select(g => g.Id).ToHashSet(StringComparer.Ordinal);
        if (others.Count < 3 || others.Any(o => drawn.Contains(o.Id)))
        {
            throw new InputException(
                $"A projection is fitted to three or more real texts that are not drawn, but got {others.Count}, {others.Count(o => drawn.Contains(o.Id))} of them drawn; give it other texts."
            );
        }
        var model = Pca.Fit(await OfAsync([.. others.Select(g => g.Text)]).ConfigureAwait(false));
        var background = model.Transform(await OfAsync([.. golden.Select(g => g.Text)]).ConfigureAwait(false), 2);
        List<(string, Figure)> panels = [];
        foreach (var (name, writing) in methods)
        {
            var vectors = await OfAsync([.. writing.Texts.Select(t => t.Text)]).ConfigureAwait(false);
            var places = model.Transform(vectors, 2);
            var figure = Dots(background, Enumerable.Range(0, background.Rows), "real, all labels", 0.95);
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
