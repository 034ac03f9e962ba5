using PersonaNotebooks.Figures;
using PersonaNotebooks.Imitation.Analysis;
using PersonaNotebooks.Imitation.Baselines;
using PersonaNotebooks.Imitation.Records;
using PersonaNotebooks.Imitation.Studies;

namespace PersonaNotebooks.Host.Imitating;

/// <summary>Writes every figure that the records of a run allow.</summary>
internal static class ImitateFigures
{
    /// <summary>Draws; figures that need records which are not there are left out.</summary>
    /// <param name="run">The run with its baselines.</param>
    /// <param name="others">Runs beside it, by strategy; the run itself among them. Empty for none.</param>
    /// <param name="source">Where the records came from, and the folder to write to.</param>
    /// <returns>How many figures were written.</returns>
    public static int Write(RunTable run, IReadOnlyList<(string Name, RunTable Run)> others, StudySource source)
    {
        List<Func<Figure>> figures = [];
        bool Has(Measure measure) => RoundScore.Of(run, measure).Count > 0;
        var measures = Measure.All.Where(Has).ToArray();
        var primary = measures.FirstOrDefault();
        if (primary is not null)
        {
            figures.Add(() => RoundFigures.Gain(run, primary, source));
        }
        if (PersonaDrift.Of(run).Count > 0)
        {
            figures.Add(() => RoundFigures.Drift(run, source));
        }
        foreach (var (index, measure) in measures.Index())
        {
            figures.Add(() => RoundFigures.OfMeasure(run, measure, $"05-measure-{index + 1:00}", source));
        }
        ConditionTable conditions = new(run);
        if (primary is not null && conditions.Rivals(primary).Count > 0)
        {
            figures.Add(() => ConditionFigures.Against(run, primary, source));
        }
        if (ConditionFigures.Originals.All(conditions.Conditions.Contains))
        {
            figures.Add(() => ConditionFigures.Beside(run, source));
            figures.Add(() => ConditionFigures.Tasks(run, source));
            figures.Add(() => ConditionFigures.Boxes(run, posts: true, source));
            figures.Add(() => ConditionFigures.Boxes(run, posts: false, source));
        }
        if (others.Count > 1)
        {
            figures.Add(() => StrategyFigures.Rounds(others, source));
            figures.Add(() => StrategyFigures.Replies(others, source));
            if (others.All(o => o.Run.Items.Any(i => i is { IsPost: false, Scores.Perplexity: not null })))
            {
                figures.Add(() => StrategyFigures.Perplexity(others, source));
            }
        }
        figures.ForEach(draw => draw());
        return figures.Count;
    }
}
