using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Net;
using System.Security;
using QualificationTools.Binding;
using QualificationTools.Services;

namespace QualificationTools.Credentials;

/// <summary>
/// The content of a secret in a vault: a PSCredential, or a hashtable in any of the common spellings.
/// </summary>
internal static class SecretContent
{
    private const string Service = "Service";
    private const string ExpiresAt = "ExpiresAt";

    /// <summary>Returns the hashtable that is stored.</summary>
    public static Hashtable Write(ServiceDefinition service, FoundCredential credential)
    {
        var content = new Hashtable { [Service] = service.Name, [service.Id.Name] = credential.Id };
        Add(service.Secret, credential.Secret);
        foreach (var part in service.OtherParts)
            Add(part, credential.Part(part.Name));
        if (credential.ExpiresAt is { } end)
            content[ExpiresAt] = end.ToString("O", CultureInfo.InvariantCulture);
        return content;

        void Add(CredentialPart part, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                content[part.Name] = part.IsSecret ? new NetworkCredential("", value).SecurePassword : value;
        }
    }

    /// <summary>
    /// Returns what a secret holds for a service; null where it is none of the kinds that are understood.
    /// </summary>
    public static FoundCredential? Read(ServiceDefinition service, object? secret) => PSValue.UnwrapTyped(secret) switch
    {
        PSCredential credential => new FoundCredential(credential.UserName, credential.GetNetworkCredential().Password),
        IDictionary dictionary => Read(service, dictionary),
        _ => null,
    };

    /// <summary>
    /// Returns what the secret is, for a person who wonders why it is refused. Nothing of what it holds.
    /// </summary>
    public static string KindOf(object? secret) => PSValue.UnwrapTyped(secret)?.GetType().Name ?? "null";

    /// <summary>Returns the text of a value, or null where it is no text.</summary>
    public static string? Text(object? value) => PSValue.UnwrapTyped(value) switch
    {
        string text => text,
        SecureString text => new NetworkCredential("", text).Password,
        Enum name => name.ToString(),
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
        _ => null,
    };

    private static FoundCredential? Read(ServiceDefinition service, IDictionary dictionary)
    {
        var values = new List<(string Name, string Text)>();
        foreach (DictionaryEntry entry in dictionary)
        {
            if (Text(entry.Value) is { Length: > 0 } text)
                values.Add((entry.Key.ToString() ?? "", text));
        }

        var storedFor = Find(new CredentialPart(Service, IsSecret: false));
        // For another service, the parts have other names; that is reported before missing parts.
        if (storedFor is not null && !storedFor.Equals(service.Name, StringComparison.OrdinalIgnoreCase))
            return new FoundCredential("", "") { StoredFor = storedFor };
        if (!TryReadTime(Find(new CredentialPart(ExpiresAt, IsSecret: false)), out var expiresAt))
            return null;
        var found = new FoundCredential(Find(service.Id) ?? "", Find(service.Secret) ?? "")
        {
            Parts = service.OtherParts
                .Select(part => (part.Name, Text: Find(part)))
                .Where(part => part.Text is not null)
                .ToDictionary(part => part.Name, part => part.Text!, StringComparer.OrdinalIgnoreCase),
            ExpiresAt = expiresAt,
            StoredFor = storedFor,
        };
        return service.IsWhole(found) ? found : null;

        string? Find(CredentialPart part) =>
            values.Where(value => part.IsCalled(value.Name)).Select(value => value.Text).FirstOrDefault();
    }

    // A time that cannot be read may be one that has passed: then the secret is not understood.
    private static bool TryReadTime(string? text, out DateTimeOffset? time)
    {
        time = null;
        if (text is null)
            return true;
        if (
            !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed)
        )
            return false;
        time = parsed;
        return true;
    }
}
