namespace PersonaNotebooks.Simulacra;

/// <summary>A talk with a character: every exchange is remembered, thoughts and feelings of earlier turns are not sent again.</summary>
/// <param name="simulacrum">Who is talked with.</param>
public sealed class Conversation(Simulacrum simulacrum)
{
    private readonly List<Turn> turns = [];

    /// <summary>The turns so far.</summary>
    public IReadOnlyList<Turn> Turns => turns;

    /// <summary>Says something and gives the answer's trace.</summary>
    /// <exception cref="InputException">Nothing was said.</exception>
    public async Task<Turn> SayAsync(string text, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new InputException("Nothing was said; write a question or a remark.");
        }
        Exchange[] history = [.. turns.Select(t => new Exchange(t.Stimulus.Text, t.Reply!))];
        var turn = await simulacrum
            .AnswerAsync(text.Trim(), history, cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        turns.Add(turn);
        return turn;
    }
}
