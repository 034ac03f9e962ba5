using PersonaNotebooks.Models.Corpora;
using YamlDotNet.RepresentationModel;

namespace PersonaNotebooks.Surveys;

/// <summary>Reads a topic file in YAML; its form is described in <c>data/topics/README.md</c>.</summary>
internal static class QuestionYaml
{
    private const string Version = "1";

    public static IReadOnlyList<Question> Read(string path)
    {
        var source = YamlSource.Read(path);
        var root = source.Map(source.Root, "questions-format", "topic", "about", "questions");
        var version = source.Text(source.Required(source.Root, root, "questions-format"));
        if (version != Version)
        {
            throw source.Wrong(
                root["questions-format"],
                $"this file is of format {version}, but only format {Version} can be read; see data/topics/README.md"
            );
        }
        var topic = source.Text(source.Required(source.Root, root, "topic"));
        List<Question> questions = [];
        foreach (var node in source.List(source.Required(source.Root, root, "questions")))
        {
            var question = Read(source, topic, node);
            var fault = questions.Any(q => q.Id == question.Id)
                ? $"the question id '{question.Id}' stands twice; give each question an id of its own"
                : QuestionRules.Fault(question);
            questions.Add(fault is null ? question : throw source.Wrong(node, fault));
        }
        return questions.Count > 0
            ? questions
            : throw source.Wrong(root["questions"], "the topic has no question; add one");
    }

    private static Question Read(YamlSource source, string topic, YamlNode node)
    {
        var map = source.Map(node, "id", "label", "subject", "wordings", "options", "ordered", "truth");
        var id = source.Text(source.Required(node, map, "id"));
        return new(
            id,
            topic,
            [.. source.List(source.Required(node, map, "wordings")).Select(source.Text)],
            [.. source.List(source.Required(node, map, "options")).Select(o => Option(source, o))]
        )
        {
            Label = map.TryGetValue("label", out var label) ? source.Text(label) : id,
            Subject = map.TryGetValue("subject", out var subject) ? source.Text(subject) : topic,
            Ordered = map.TryGetValue("ordered", out var ordered) && YesOrNo(source, ordered),
            Truth = map.TryGetValue("truth", out var truth) ? source.Text(truth) : null,
        };
    }

    private static AnswerOption Option(YamlSource source, YamlNode node)
    {
        var map = source.Map(node, "id", "stance", "lean");
        var lean = map.TryGetValue("lean", out var given) ? source.Text(given) : "none";
        return new(
            source.Text(source.Required(node, map, "id")),
            source.Text(source.Required(node, map, "stance")),
            lean switch
            {
                "none" => Lean.None,
                "left" => Lean.Left,
                "right" => Lean.Right,
                _ => throw source.Wrong(given!, $"the lean '{lean}' is not left, right or none"),
            }
        );
    }

    private static bool YesOrNo(YamlSource source, YamlNode node) =>
        source.Text(node) switch
        {
            "true" => true,
            "false" => false,
            var other => throw source.Wrong(node, $"'{other}' is neither true nor false"),
        };
}
