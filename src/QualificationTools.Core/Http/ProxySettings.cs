using System.Net;

namespace QualificationTools.Http;

/// <summary>Represents a proxy's credential. Its text reveals nothing.</summary>
internal sealed record ProxyLogin(string Domain, string UserName, string Password)
{
    /// <inheritdoc/>
    public override string ToString() => nameof(ProxyLogin);
}

/// <summary>
/// The proxy that requests use, and its credential. Requests with equal settings share their connections.
/// </summary>
internal sealed record ProxySettings
{
    /// <summary>The settings without a proxy.</summary>
    public static readonly ProxySettings None = new();

    private ProxySettings() { }

    /// <summary>Gets the specified proxy; null for that of the environment.</summary>
    private Uri? Address { get; init; }

    /// <summary>Gets the proxies of the environment variables.</summary>
    private ProxyVariables? Variables { get; init; }

    /// <summary>Gets the proxy of the session or the system.</summary>
    private IWebProxy? Platform { get; init; }

    /// <summary>Gets the credential for the proxy; null for the one in its address.</summary>
    public ProxyLogin? Credential { get; init; }

    /// <summary>Gets whether the current user's credential is used for the proxy.</summary>
    public bool UsesDefaultCredentials { get; init; }

    /// <summary>Returns the current settings, so a change in the session is respected.</summary>
    /// <param name="named">The specified proxy, or null for that of the environment.</param>
    /// <param name="variable">Returns an environment variable, or null.</param>
    /// <param name="platform">The platform's proxy, which may have read the variables long ago.</param>
    public static ProxySettings Of(Uri? named, Func<string, string?> variable, IWebProxy platform)
    {
        if (named is not null)
            return new ProxySettings { Address = named };
        // A proxy set in the session takes precedence over variables, as for the web cmdlets.
        if (platform.GetType().Assembly != typeof(HttpClient).Assembly)
            return new ProxySettings { Platform = platform };
        var variables = ProxyVariables.Read(variable);
        return variables.AreSet
            ? new ProxySettings { Variables = variables }
            : new ProxySettings { Platform = platform.GetType().Name == "HttpEnvironmentProxy" ? null : platform };
    }

    /// <summary>Creates the proxy; null if there is none.</summary>
    public IWebProxy? Create()
    {
        var proxy =
            Address is not null ? new WebProxy(WithoutUser(Address))
            : Variables is not null ? new VariableProxy(Variables)
            : Platform;
        if (proxy is null)
            return null;
        ICredentials? credentials =
            Credential is { } login ? new NetworkCredential(login.UserName, login.Password, login.Domain)
            : UsesDefaultCredentials ? CredentialCache.DefaultCredentials
            : Address is not null ? UserOf(Address)
            : null;
        return new RemoteOnlyProxy(proxy, credentials);
    }

    /// <inheritdoc/>
    public override string ToString() => nameof(ProxySettings);

    /// <summary>Returns the credential that is part of an address.</summary>
    internal static NetworkCredential? UserOf(Uri address)
    {
        if (address.UserInfo.Length == 0)
            return null;
        var parts = address.UserInfo.Split(':', 2);
        return new NetworkCredential(
            Uri.UnescapeDataString(parts[0]),
            parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "");
    }

    /// <summary>Returns an address without the credential in it.</summary>
    internal static Uri WithoutUser(Uri address) =>
        address.UserInfo.Length == 0 ? address : new UriBuilder(address) { UserName = "", Password = "" }.Uri;
}
