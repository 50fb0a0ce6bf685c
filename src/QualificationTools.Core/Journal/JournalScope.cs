using System.Security.Cryptography;
using System.Text;

namespace QualificationTools.Journal;

/// <summary>
/// Represents what a journal belongs to. A journal with another scope is refused: its rows say nothing about this
/// one's.
/// </summary>
/// <param name="Service">The service.</param>
/// <param name="Action">The action's name on the wire.</param>
/// <param name="Endpoint">The service's address.</param>
/// <param name="Account">A digest of the account's public id.</param>
internal sealed record JournalScope(string Service, string Action, string Endpoint, string Account)
{
    private static readonly DigestKey NoSecret = new("");

    /// <summary>Gets the key of the journal's digests.</summary>
    public DigestKey Key { get; init; } = NoSecret;

    /// <summary>Creates the scope of an action's calls.</summary>
    /// <param name="service">The service.</param>
    /// <param name="action">The action's name on the wire.</param>
    /// <param name="endpoint">The service's address.</param>
    /// <param name="accountId">The account's public id.</param>
    /// <param name="secret">The credential's secret, which keys the digests.</param>
    public static JournalScope Create(string service, string action, Uri endpoint, string accountId, string secret) =>
        new(
            service,
            action,
            endpoint.GetLeftPart(UriPartial.Authority),
            Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(accountId)))[..16])
        {
            Key = new DigestKey(secret),
        };
}
