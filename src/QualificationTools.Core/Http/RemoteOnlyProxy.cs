using System.Net;

namespace QualificationTools.Http;

/// <summary>Represents a proxy for remote addresses only: requests to this machine are sent directly.</summary>
/// <param name="inner">The proxy.</param>
/// <param name="credentials">The credentials for the proxy; null for its own.</param>
internal sealed class RemoteOnlyProxy(IWebProxy inner, ICredentials? credentials = null) : IWebProxy
{
    /// <inheritdoc/>
    public ICredentials? Credentials
    {
        get => credentials ?? inner.Credentials;
        set => inner.Credentials = value;
    }

    /// <inheritdoc/>
    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : inner.GetProxy(destination);

    /// <inheritdoc/>
    public bool IsBypassed(Uri host) => host.IsLoopback || inner.IsBypassed(host);
}
