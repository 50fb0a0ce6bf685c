using System.Net;

namespace QualificationTools.Http;

/// <summary>The environment's proxy, for addresses beyond this machine: what goes to this machine goes there directly.</summary>
internal sealed class RemoteOnlyProxy(IWebProxy inner) : IWebProxy
{
    public ICredentials? Credentials
    {
        get => inner.Credentials;
        set => inner.Credentials = value;
    }

    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : inner.GetProxy(destination);

    public bool IsBypassed(Uri host) => host.IsLoopback || inner.IsBypassed(host);
}
