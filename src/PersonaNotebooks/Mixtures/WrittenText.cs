namespace PersonaNotebooks.Mixtures;

/// <summary>A text that a model wrote.</summary>
/// <param name="Id">Its place among the tasks, from 1: <c>g1</c>.</param>
/// <param name="Task">What was asked.</param>
/// <param name="Text">What came, without outer white space.</param>
public sealed record WrittenText(string Id, WritingTask Task, string Text);
