using System.Net;

namespace QualificationTools.Http;

/// <summary>A proxy for addresses beyond this machine: what goes to this machine goes there directly.</summary>
/// <param name="inner">The proxy.</param>
/// <param name="credentials">The credentials for it; null for its own.</param>
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
