using System.Net;

namespace QualificationTools.Http;

/// <summary>What a proxy asks a person for. It shows nothing of itself.</summary>
internal sealed record ProxyLogin(string Domain, string UserName, string Password)
{
    /// <inheritdoc/>
    public override string ToString() => nameof(ProxyLogin);
}

/// <summary>Which proxy requests go through, and as whom. Requests of equal settings share their connections.</summary>
internal sealed record ProxySettings
{
    /// <summary>The setting that lets everything go directly.</summary>
    public static readonly ProxySettings None = new();

    private ProxySettings() { }

    /// <summary>Gets the proxy that was named; null for the environment's.</summary>
    private Uri? Address { get; init; }

    /// <summary>Gets what the environment's variables say.</summary>
    private ProxyVariables? Variables { get; init; }

    /// <summary>Gets the proxy that the session or the system has set.</summary>
    private IWebProxy? Platform { get; init; }

    /// <summary>Gets the credential for the proxy; null for the one in its address.</summary>
    public ProxyLogin? Credential { get; init; }

    /// <summary>Gets whether the proxy is told who runs this process.</summary>
    public bool UsesDefaultCredentials { get; init; }

    /// <summary>Returns the settings as they are now, so that a change in the session counts.</summary>
    /// <param name="named">The proxy that was named, or null for the environment's.</param>
    /// <param name="variable">Returns an environment variable, or null.</param>
    /// <param name="platform">The platform's proxy. It has read the variables once, long ago perhaps.</param>
    public static ProxySettings Of(Uri? named, Func<string, string?> variable, IWebProxy platform)
    {
        if (named is not null)
            return new ProxySettings { Address = named };
        // A proxy that a person has set in the session counts more than variables, as it does for the web cmdlets.
        if (platform.GetType().Assembly != typeof(HttpClient).Assembly)
            return new ProxySettings { Platform = platform };
        var variables = ProxyVariables.Read(variable);
        return variables.AreSet
            ? new ProxySettings { Variables = variables }
            : new ProxySettings { Platform = platform.GetType().Name == "HttpEnvironmentProxy" ? null : platform };
    }

    /// <summary>Makes the proxy; null where there is none.</summary>
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

    /// <summary>Returns the credential that stands in an address.</summary>
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
