using PersonaNotebooks.Host.Notebooks;

namespace PersonaNotebooks.Host.Running;

/// <summary>
/// Overrides parameters as papermill does: a cell tagged <c>injected-parameters</c> after the cell tagged <c>parameters</c>, so
/// that what a notebook shows always follows from the cells in it. A later run without parameters takes the cell out again.
/// </summary>
public static class InjectedParameters
{
    private const string Tag = "injected-parameters";

    /// <summary>Puts the cell in, replaces it, or takes it out when there is nothing to override.</summary>
    /// <exception cref="InputException">A name is unknown or a value does not fit; the message lists the parameters.</exception>
    public static void Apply(Notebook notebook, IReadOnlyDictionary<string, string> values)
    {
        var assignments = Check(notebook, values);
        for (var i = notebook.Cells.Count - 1; i >= 0; i--)
        {
            if (notebook.Cells[i].Tags.Contains(Tag))
            {
                notebook.RemoveAt(i);
            }
        }
        if (assignments.Count > 0)
        {
            var after = notebook.Cells.Index().First(pair => IsParameters(pair.Item)).Index + 1;
            notebook.Insert(after, NotebookCell.Code(Tag, string.Join('\n', assignments), Tag));
        }
    }

    /// <summary>The assignments that override the parameters, one line each, in the order of the parameters cell.</summary>
    /// <exception cref="InputException">A name is unknown or a value does not fit; the message lists the parameters.</exception>
    public static IReadOnlyList<string> Check(Notebook notebook, IReadOnlyDictionary<string, string> values)
    {
        if (values.Count == 0)
        {
            return [];
        }
        var name = Path.GetFileName(notebook.Path);
        var known = ParameterReader.Read(notebook.Cells.FirstOrDefault(IsParameters)?.Source ?? "");
        var list =
            known.Count > 0
                ? $"its parameters are: {string.Join(", ", known.Select(parameter => parameter.Declaration))}"
                : "it has none (no cell tagged 'parameters' with plain variables)";
        foreach (
            var given in values.Keys.Except(known.Select(parameter => parameter.Name)).Order(StringComparer.Ordinal)
        )
        {
            throw new InputException($"{name} has no parameter '{given}'; {list}.");
        }
        return
        [
            .. known
                .Where(parameter => values.ContainsKey(parameter.Name))
                .Select(parameter =>
                    parameter.Assign(values[parameter.Name])
                    ?? throw new InputException(
                        $"{name}: parameter '{parameter.Name}' takes {parameter.Wanted}, not '{values[parameter.Name]}'; {list}."
                    )
                ),
        ];
    }

    private static bool IsParameters(NotebookCell cell) => cell.IsCode && cell.Tags.Contains("parameters");
}
