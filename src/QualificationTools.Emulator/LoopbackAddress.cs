using System.Net;

namespace QualificationTools.Emulator;

/// <summary>Reads the address to listen on.</summary>
internal static class LoopbackAddress
{
    /// <exception cref="ArgumentException">The address is not http on loopback.</exception>
    public static (IPAddress Address, int Port) Parse(string url)
    {
        if (
            !Uri.TryCreate(url, UriKind.Absolute, out var uri)
            || uri.Scheme != Uri.UriSchemeHttp
            || uri.PathAndQuery != "/")
            throw new ArgumentException($"'{url}' is not an http address like http://127.0.0.1:0.");
        if (string.Equals(uri.Host, "localhost", StringComparison.OrdinalIgnoreCase))
            return (IPAddress.Loopback, uri.Port);
        // The credentials are public, so everybody who can reach this server can use it.
        return IPAddress.TryParse(uri.IdnHost, out var address) && IPAddress.IsLoopback(address)
            ? (address, uri.Port)
            : throw new ArgumentException($"'{url}' is not a loopback address; the emulator listens on loopback only.");
    }
}
