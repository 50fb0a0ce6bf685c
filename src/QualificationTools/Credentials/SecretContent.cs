using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Net;
using System.Security;
using QualificationTools.Douyin;

namespace QualificationTools.Credentials;

/// <summary>What a secret in a vault holds: a PSCredential, or a hashtable in any of the spellings that are about.</summary>
internal static class SecretContent
{
    private static readonly string[] IdNames = ["accesskey", "accesskeyid", "ak", "appid"];
    private static readonly string[] SecretNames = ["secretkey", "secretaccesskey", "sk", "appsecret", "secret"];

    /// <summary>Makes the hashtable that is stored.</summary>
    public static Hashtable Write(QualificationService service, FoundCredential credential)
    {
        var content = new Hashtable { ["Service"] = service.ToString() };
        var isVms = service == QualificationService.Vms;
        content[isVms ? "AccessKey" : "AppId"] = credential.Id;
        Add(isVms ? "SecretKey" : "Secret", Protect(credential.Secret));
        Add("SessionToken", Protect(credential.SessionToken));
        Add("AccessToken", Protect(credential.AccessToken));
        Add("ExpiresAt", credential.ExpiresAt?.ToString("O", CultureInfo.InvariantCulture));
        Add("Region", credential.Region);
        Add("Environment", credential.Environment?.ToString());
        return content;

        void Add(string name, object? value)
        {
            if (value is not null)
                content[name] = value;
        }
    }

    /// <summary>Reads a secret. Null where it is none of the kinds that are understood.</summary>
    public static FoundCredential? Read(object? secret) => Unwrap(secret) switch
    {
        PSCredential credential => new FoundCredential(credential.UserName, credential.GetNetworkCredential().Password),
        IDictionary dictionary => Read(dictionary),
        _ => null,
    };

    /// <summary>What the secret is, for a person who wonders why it is refused. Nothing of what it holds.</summary>
    public static string KindOf(object? secret) => Unwrap(secret)?.GetType().Name ?? "null";

    private static FoundCredential? Read(IDictionary dictionary)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in dictionary)
        {
            if (Text(entry.Value) is { Length: > 0 } text)
                values[Normalise(entry.Key.ToString() ?? "")] = text;
        }

        var accessToken = values.GetValueOrDefault("accesstoken");
        var secret = First(values, SecretNames) ?? (accessToken is null ? null : "");
        if (First(values, IdNames) is not { } id || secret is null || !TryReadTime(values.GetValueOrDefault("expiresat"), out var expiresAt))
            return null;
        return new FoundCredential(id, secret)
        {
            SessionToken = values.GetValueOrDefault("sessiontoken"),
            AccessToken = accessToken,
            ExpiresAt = expiresAt,
            Region = values.GetValueOrDefault("region"),
            Environment = Enum.TryParse<DouyinEnvironment>(values.GetValueOrDefault("environment"), ignoreCase: true, out var environment) ? environment : null,
            Service = Enum.TryParse<QualificationService>(values.GetValueOrDefault("service"), ignoreCase: true, out var service) ? service : null,
        };
    }

    private static string? First(Dictionary<string, string> values, string[] names) =>
        names.Select(name => values.GetValueOrDefault(name)).FirstOrDefault(value => value is not null);

    // access-key, AccessKey and access_key are one name.
    private static string Normalise(string name) => name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

    private static object? Unwrap(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapper ? wrapper.BaseObject : value;

    private static string? Text(object? value) => Unwrap(value) switch
    {
        string text => text,
        SecureString text => new NetworkCredential("", text).Password,
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
        _ => null,
    };

    // A time that cannot be read may be one that has passed: then the secret is not understood.
    private static bool TryReadTime(string? text, out DateTimeOffset? time)
    {
        time = null;
        if (text is null)
            return true;
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed))
            return false;
        time = parsed;
        return true;
    }

    private static SecureString? Protect(string? text) => string.IsNullOrEmpty(text) ? null : new NetworkCredential("", text).SecurePassword;
}
