using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.RegularExpressions;
using QualificationTools.Security;

namespace QualificationTools.Http;

/// <summary>Represents the reason why no answer came.</summary>
/// <param name="Id">The id of the reason, which is also the name of its message.</param>
/// <param name="Details">The arguments of the message: the proxy, and its failure.</param>
internal sealed partial record ConnectionFailure(string Id, params object[] Details)
{
    private const string AuthenticationRequired = "407";

    /// <summary>Returns the reason for a failure.</summary>
    /// <param name="e">The failure.</param>
    /// <param name="hasStarted">Whether any part of the body was written.</param>
    /// <param name="proxy">The proxy's host and port; null if there is none.</param>
    public static ConnectionFailure Of(HttpRequestException e, bool hasStarted, string? proxy) =>
        (e.HttpRequestError, proxy) switch
        {
            (HttpRequestError.ProxyTunnelError, _) => OfProxy(
                proxy ?? "-",
                ProxyStatus().Match(e.Message).Groups[1].Value),
            (HttpRequestError.ConfigurationLimitExceeded, _) => new("AnswerTooLarge"),
            (_, not null) when !hasStarted && e.HttpRequestError != HttpRequestError.SecureConnectionError => new(
                "ProxyNotReached",
                proxy,
                Cause(e)),
            (HttpRequestError.NameResolutionError, _) => new("NameNotResolved"),
            (HttpRequestError.SecureConnectionError, _) => new("TlsFailed"),
            _ => new(hasStarted ? "ConnectionLost" : "ConnectFailed"),
        };

    /// <summary>Returns the system's description of a failure, for diagnosis.</summary>
    public static string Cause(Exception e)
    {
        for (var cause = e; cause is not null; cause = cause.InnerException)
        {
            if (cause is SocketException socket)
                return socket.SocketErrorCode.ToString();
            if (cause is AuthenticationException)
                return ForeignText.Clean(cause.Message);
        }

        return e is HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } request
            ? request.HttpRequestError.ToString()
            : e.GetType().Name;
    }

    /// <summary>Returns the host and port of an address, without any credential.</summary>
    public static string Place(Uri address) =>
        string.Create(CultureInfo.InvariantCulture, $"{address.Host}:{address.Port}");

    private static ConnectionFailure OfProxy(string proxy, string status) => status == AuthenticationRequired
        ? new("ProxyAuthenticationRequired", proxy)
        : new("ProxyFailed", proxy, status.Length > 0 ? status : "?");

    // The platform gives the status only in its message, which is English on every system.
    [GeneratedRegex(@"'(\d{3})'")]
    private static partial Regex ProxyStatus();
}
