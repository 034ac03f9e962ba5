using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace PersonaNotebooks.Host.Formatting;

/// <summary>Reads a sequence of records, anonymous objects, tuples or dictionary entries as a table.</summary>
public static class TableReader
{
    /// <summary>The table, or null when the value is no sequence or its items have no members to show.</summary>
    public static ValueTable? Read(object? value)
    {
        if (PlainText.IsScalar(value) || value is not IEnumerable sequence)
        {
            return null;
        }
        List<object?> items = [.. sequence.Cast<object?>().Take(ValueTable.MostRows + 1)];
        if (items.Count == 0 || items.Any(item => PlainText.IsScalar(item) || item is IEnumerable))
        {
            return null;
        }
        var shown = items.Take(ValueTable.MostRows).ToList();
        var members = shown.SelectMany(item => Members(item!.GetType())).DistinctBy(member => member.Name).ToList();
        if (members.Count == 0)
        {
            return null;
        }
        return new(
            [.. members.Select(member => member.Name)],
            [.. shown.Select(item => (IReadOnlyList<object?>)[.. members.Select(member => Value(item!, member.Name))])],
            items.Count <= ValueTable.MostRows ? 0 : Count(value) - ValueTable.MostRows
        );
    }

    private static IEnumerable<MemberInfo> Members(Type type) =>
        type.GetMembers(BindingFlags.Public | BindingFlags.Instance)
            .Where(member =>
                member is PropertyInfo { CanRead: true } property && property.GetIndexParameters().Length == 0
                || member is FieldInfo && type.IsAssignableTo(typeof(ITuple))
            )
            .OrderBy(member => member.MetadataToken);

    private static object? Value(object item, string name) =>
        item.GetType().GetMember(name, BindingFlags.Public | BindingFlags.Instance).FirstOrDefault() switch
        {
            PropertyInfo property => property.GetValue(item, BindingFlags.DoNotWrapExceptions, null, null, null),
            FieldInfo field => field.GetValue(item),
            _ => null,
        };

    // A lazy sequence is not run to its end, which may not exist.
    private static int? Count(object sequence) =>
        sequence is ICollection collection ? collection.Count
        : sequence.GetType().GetInterfaces().FirstOrDefault(IsCounted) is { } counted
            ? (int)counted.GetProperty("Count")!.GetValue(sequence)!
        : null;

    private static bool IsCounted(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyCollection<>);
}
