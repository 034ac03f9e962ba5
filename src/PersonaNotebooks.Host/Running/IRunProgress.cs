namespace PersonaNotebooks.Host.Running;

/// <summary>Shows how a run goes on. Calls come from several notebooks at once.</summary>
public interface IRunProgress
{
    /// <summary>A notebook starts.</summary>
    void Started(string notebook, int cells);

    /// <summary>A code cell starts; <paramref name="done"/> of <paramref name="cells"/> are behind it.</summary>
    void CellStarted(string notebook, int done, int cells);

    /// <summary>Something worth knowing that is no failure, such as a skipped cell.</summary>
    void Note(string notebook, string message);

    /// <summary>A notebook ended.</summary>
    void Finished(string notebook, NotebookResult result, TimeSpan time);
}
