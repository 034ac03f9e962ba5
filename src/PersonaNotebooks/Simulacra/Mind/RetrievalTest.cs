using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Simulacra;

/// <summary>How often a retriever finds the memory of a known paragraph.</summary>
public static class RetrievalTest
{
    /// <summary>The share of questions whose paragraph is in one of the first memories found, with Wilson's interval.</summary>
    /// <param name="questions">Questions with a known paragraph.</param>
    /// <param name="retriever">What is tested.</param>
    /// <param name="among">How many memories are looked at.</param>
    /// <param name="cancellationToken">Stops the test.</param>
    /// <exception cref="InputException">There is no question.</exception>
    public static async Task<Estimate> RecallAsync(
        IReadOnlyList<RetrievalQuestion> questions,
        IMemoryRetriever retriever,
        int among = 3,
        CancellationToken cancellationToken = default
    )
    {
        var hits = 0;
        foreach (var question in questions)
        {
            var found = await retriever
                .FindAsync(question.Question, among, cancellationToken: cancellationToken)
                .ConfigureAwait(false);
            hits += found.Any(f => f.Memory.Paragraphs.Contains(question.Paragraph)) ? 1 : 0;
        }
        return Wilson.Proportion(hits, questions.Count, unit: "question");
    }
}
