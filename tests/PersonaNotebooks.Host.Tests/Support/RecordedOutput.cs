using PersonaNotebooks.Host.Scripting;

namespace PersonaNotebooks.Host.Tests.Support;

/// <summary>Keeps what a session puts out, as a kernel would send it.</summary>
public sealed class RecordedOutput : INotebookOutput
{
    public List<(string Kind, string Detail, MimeBundle? Data)> All { get; } = [];

    public string Text => string.Concat(All.Where(o => o.Kind == "stdout").Select(o => o.Detail));

    public MimeBundle? LastResult => All.LastOrDefault(o => o.Kind == "result").Data;

    public string? Last(string mimeType) => (string?)All.Last(o => o.Data is not null).Data!.Data[mimeType];

    public void Stream(string name, string text) => All.Add((name, text, null));

    public void Display(MimeBundle data, string displayId) => All.Add(("display", displayId, data));

    public void Update(MimeBundle data, string displayId) => All.Add(("update", displayId, data));

    public void Clear(bool wait) => All.Add(("clear", wait ? "wait" : "", null));

    public void Result(MimeBundle data) => All.Add(("result", "", data));
}
