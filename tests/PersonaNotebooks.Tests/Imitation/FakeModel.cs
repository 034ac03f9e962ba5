using PersonaNotebooks.Imitation.Loop;
using PersonaNotebooks.Imitation.Posts;

namespace PersonaNotebooks.Tests.Imitation;

/// <summary>A model in memory whose imitations and reflections a test decides.</summary>
internal sealed class FakeModel : IImitationModel
{
    public Func<string?, Stimulus, string> Imitate { get; init; } = (_, s) => s.Masked?.Template ?? "no answer";

    public Func<ReflectionRequest, Reflection> Reflect { get; init; } =
        r => new("better", $"persona after {r.Round}", null);

    public List<ReflectionRequest> Requests { get; } = [];

    public Task<string> WriteAsync(ImitatedUser user, CancellationToken cancellationToken = default) =>
        Task.FromResult($"first persona of {user.Id}");

    public Task<IReadOnlyList<string>> ImitateAsync(
        string? persona,
        IReadOnlyList<Stimulus> stimuli,
        CancellationToken cancellationToken = default
    ) => Task.FromResult<IReadOnlyList<string>>([.. stimuli.Select(s => Imitate(persona, s))]);

    public Task<Reflection> ReflectAsync(ReflectionRequest request, CancellationToken cancellationToken = default)
    {
        lock (Requests)
        {
            Requests.Add(request);
        }
        return Task.FromResult(Reflect(request));
    }
}
