using System.Collections.ObjectModel;
using QualificationTools.Security;

namespace QualificationTools.Credentials;

/// <summary>A credential as it was found, for any service.</summary>
/// <param name="Id">The id that the service knows it by: an access key, or an app's id.</param>
/// <param name="Secret">The secret.</param>
internal sealed record FoundCredential(string Id, string Secret)
{
    /// <summary>Gets the other parts, tokens and settings, by the service's names.</summary>
    public IReadOnlyDictionary<string, string> Parts { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Gets when it ends.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Gets the name of the service that it was stored for, if known.</summary>
    public string? StoredFor { get; init; }

    /// <summary>Gets the name under which it is stored, if it comes from a vault.</summary>
    public string? StoredName { get; init; }

    /// <summary>Gets a description of its source.</summary>
    public string? Source { get; init; }

    /// <summary>Gets the name of the account: the stored name, or the masked id.</summary>
    public string Account => StoredName ?? MaskedKey.Of(Id);

    /// <summary>Gets whether it has ended.</summary>
    public bool HasExpired => ExpiresAt <= DateTimeOffset.UtcNow;

    /// <summary>Returns a part, or null if there is none.</summary>
    public string? Part(string name) => Parts.GetValueOrDefault(name);

    /// <summary>Returns the credential with some parts replaced.</summary>
    public FoundCredential With(IReadOnlyDictionary<string, string> parts)
    {
        if (parts.Count == 0)
            return this;
        var all = new Dictionary<string, string>(Parts, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in parts)
            all[name] = value;
        return this with { Parts = all };
    }

    /// <summary>
    /// Returns the credential without the white space that consoles add. A part that consists of white space is
    /// removed.
    /// </summary>
    /// <param name="hadWhiteSpace">Whether there was any.</param>
    public FoundCredential Trim(out bool hadWhiteSpace)
    {
        var (id, secret) = (Id.Trim(), Secret.Trim());
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        hadWhiteSpace = id.Length != Id.Length || secret.Length != Secret.Length;
        foreach (var (name, value) in Parts)
        {
            var part = value.Trim();
            hadWhiteSpace |= part.Length != value.Length;
            if (part.Length > 0)
                parts[name] = part;
        }

        return this with { Id = id, Secret = secret, Parts = parts };
    }

    /// <summary>Returns nothing of it.</summary>
    public override string ToString() => nameof(FoundCredential);
}
