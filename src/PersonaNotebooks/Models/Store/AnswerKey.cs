using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;

namespace PersonaNotebooks.Models.Store;

/// <summary>
/// What makes two calls the same call: endpoint, digest, kind, exact messages, every option that changes the output, and the
/// draw index. The parts are kept in clear beside the answer; <see cref="Hash"/> is the SHA-256 over them, one part a line
/// (JSON never holds a raw line break, so the lines cannot run into each other).
/// </summary>
public sealed class AnswerKey
{
    /// <summary>Makes a key from its parts.</summary>
    /// <param name="identity">Which model is asked.</param>
    /// <param name="kind"><c>chat</c>, <c>score</c> or <c>embedding</c>.</param>
    /// <param name="messages">The exact input as JSON.</param>
    /// <param name="options">The options that change the output as JSON, in a fixed order.</param>
    /// <param name="draw">Which of several answers to the same question, from 0.</param>
    public AnswerKey(ModelIdentity identity, string kind, string messages, string options, int draw)
    {
        (Identity, Kind, Messages, Options, Draw) = (identity, kind, messages, options, draw);
        Hash = SHA256.HashData(
            Encoding.UTF8.GetBytes(
                FormattableString.Invariant(
                    $"{kind}\n{identity.Endpoint}\n{identity.Digest}\n{draw}\n{messages}\n{options}"
                )
            )
        );
        Text = Convert.ToHexStringLower(Hash);
    }

    /// <summary>The key of a chat call.</summary>
    /// <exception cref="NotSupportedException">An option cannot be written down, so the call cannot be recognised again.</exception>
    /// <exception cref="InputException">The options name another model.</exception>
    public static AnswerKey ForChat(ModelIdentity identity, IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        RefuseOther(identity, options?.ModelId);
        return new(identity, "chat", KeyJson.Messages(messages), KeyJson.Options(options), options.Draw());
    }

    /// <summary>Refuses a call to another model than the row, the digest and the price would say.</summary>
    internal static void RefuseOther(ModelIdentity identity, string? model)
    {
        if (model is not null && model != identity.Model)
        {
            throw new InputException(
                $"The options of a call name the model '{model}', but this lab asks '{identity.Model}'; open a lab for '{model}', or leave ModelId out."
            );
        }
    }

    /// <summary>Which model is asked.</summary>
    public ModelIdentity Identity { get; }

    /// <summary><c>chat</c>, <c>score</c> or <c>embedding</c>.</summary>
    public string Kind { get; }

    /// <summary>The exact input as JSON.</summary>
    public string Messages { get; }

    /// <summary>The options as JSON.</summary>
    public string Options { get; }

    /// <summary>The draw index.</summary>
    public int Draw { get; }

    /// <summary>SHA-256 over the parts.</summary>
    public byte[] Hash { get; }

    /// <summary>The hash in hexadecimal.</summary>
    public string Text { get; }

    /// <summary>Names the call for a person: model, draw, the end of the input, the start of the key.</summary>
    public override string ToString()
    {
        var end = Messages.Length <= 160 ? Messages : "…" + Messages[^160..];
        return FormattableString.Invariant(
            $"{Kind} call to {Identity.Model} at {Identity.Endpoint}, draw {Draw + 1}, options {Options}, input {end}, key {Text[..12]}"
        );
    }
}
