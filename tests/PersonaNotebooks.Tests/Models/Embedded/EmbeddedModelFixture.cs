using PersonaNotebooks.Models.Embedded;

namespace PersonaNotebooks.Tests.Models.Embedded;

/// <summary>The default model, trained once for all tests.</summary>
public sealed class EmbeddedModelFixture : IAsyncLifetime
{
    /// <summary>The model.</summary>
    public EmbeddedModel Model { get; private set; } = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync() => Model = await EmbeddedModel.LoadAsync();

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;
}

[CollectionDefinition("embedded model")]
public sealed class EmbeddedModelCollection : ICollectionFixture<EmbeddedModelFixture>;
