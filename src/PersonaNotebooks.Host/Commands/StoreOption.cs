using System.CommandLine;
using PersonaNotebooks.Models;

namespace PersonaNotebooks.Host.Commands;

/// <summary>The option that names the answer store, the same for every command.</summary>
internal static class StoreOption
{
    public static Option<string?> Create() =>
        new("--store")
        {
            Description =
                $"The answer store's file; else what {LabOptions.StoreVariable} names, else store/answers.db.",
        };
}
