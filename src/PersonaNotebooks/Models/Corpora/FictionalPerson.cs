namespace PersonaNotebooks.Models.Corpora;

/// <summary>A person who does not exist, and how they introduce themselves.</summary>
/// <param name="Id">For example <c>n7</c>.</param>
/// <param name="Age">In years, 18 to 89.</param>
/// <param name="Fields">
/// The planted fields by name: <c>sex</c>, <c>age</c> (the band), <c>race</c>, <c>place</c>, <c>faith</c>, <c>state</c>,
/// <c>education</c>, <c>household</c>, <c>work</c>.
/// </param>
/// <param name="Leaning">The planted leaning, <c>left</c> or <c>right</c>.</param>
/// <param name="Statements">The public questions spoken of, and the side taken on each.</param>
/// <param name="Text">The introduction, one line.</param>
public sealed record FictionalPerson(
    string Id,
    int Age,
    IReadOnlyDictionary<string, string> Fields,
    string Leaning,
    IReadOnlyList<(string Topic, string Side)> Statements,
    string Text
)
{
    /// <summary>All values by name, as a record prints them, with the fields and statements spelt out.</summary>
    public override string ToString()
    {
        var fields = string.Join(", ", Fields.Select(f => $"{f.Key} = {f.Value}"));
        var statements = string.Join(", ", Statements.Select(s => $"{s.Topic} = {s.Side}"));
        return $"{nameof(FictionalPerson)} {{ Id = {Id}, Age = {Age}, Fields = {{ {fields} }}, Leaning = {Leaning}, Statements = {{ {statements} }}, Text = {Text} }}";
    }
}
