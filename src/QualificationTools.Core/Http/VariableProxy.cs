using System.Net;

namespace QualificationTools.Http;

/// <summary>
/// The proxies of environment variables, as the platform reads them: <c>HTTPS_PROXY</c> and similar in upper or lower
/// case.
/// </summary>
internal sealed record ProxyVariables(string? Http, string? Https, string? All, string? No)
{
    /// <summary>Gets whether any variable specifies a proxy.</summary>
    public bool AreSet => (Http ?? Https ?? All) is not null;

    /// <summary>Reads the variables.</summary>
    /// <param name="variable">Returns an environment variable, or null.</param>
    public static ProxyVariables Read(Func<string, string?> variable)
    {
        // In a web server, HTTP_PROXY in upper case may be a visitor's header.
        var http = Value("http_proxy") ?? (variable("GATEWAY_INTERFACE") is null ? Value("HTTP_PROXY") : null);
        return new ProxyVariables(
            http,
            Value("https_proxy") ?? Value("HTTPS_PROXY"),
            Value("all_proxy") ?? Value("ALL_PROXY"),
            Value("no_proxy") ?? Value("NO_PROXY"));

        string? Value(string name) => variable(name)?.Trim() is { Length: > 0 } value ? value : null;
    }

    /// <inheritdoc/>
    public override string ToString() => nameof(ProxyVariables);
}

/// <summary>Returns the proxy that the variables specify.</summary>
internal sealed class VariableProxy : IWebProxy
{
    private readonly Uri? _http;
    private readonly Uri? _https;
    private readonly string[] _direct;

    public VariableProxy(ProxyVariables variables)
    {
        var credentials = new CredentialCache();
        _http = Address(variables.Http ?? variables.All, credentials);
        _https = Address(variables.Https ?? variables.All, credentials);
        _direct =
            variables.No?.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            ?? [];
        Credentials = credentials;
    }

    /// <inheritdoc/>
    public ICredentials? Credentials { get; set; }

    /// <inheritdoc/>
    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : ProxyOf(destination);

    /// <inheritdoc/>
    public bool IsBypassed(Uri host) => ProxyOf(host) is null || _direct.Any(name => IsOf(host.Host, name));

    // ".example.com" and "*.example.com" are the domain and everything in it.
    private static bool IsOf(string host, string name) =>
        name == "*"
        || host.Equals(name.TrimStart('*', '.'), StringComparison.OrdinalIgnoreCase)
        || (name[0] is '.' or '*' && host.EndsWith("." + name.TrimStart('*', '.'), StringComparison.OrdinalIgnoreCase));

    // A value that is not an address is not a proxy, as for the platform. Without a scheme it is http.
    private static Uri? Address(string? text, CredentialCache credentials)
    {
        if (
            text is null
            || !Uri.TryCreate(
                text.Contains("://", StringComparison.Ordinal) ? text : "http://" + text,
                UriKind.Absolute,
                out var address)
            || address.Host.Length == 0)
            return null;
        var proxy = ProxySettings.WithoutUser(address);
        if (ProxySettings.UserOf(address) is not { } user)
            return proxy;
        foreach (var kind in new[] { "Basic", "Digest", "NTLM", "Negotiate" })
        {
            if (credentials.GetCredential(proxy, kind) is null)
                credentials.Add(proxy, kind, user);
        }

        return proxy;
    }

    private Uri? ProxyOf(Uri destination) => destination.Scheme == Uri.UriSchemeHttps ? _https : _http;
}
