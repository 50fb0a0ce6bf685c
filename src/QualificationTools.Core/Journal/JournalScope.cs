using System.Security.Cryptography;
using System.Text;

namespace QualificationTools.Journal;

/// <summary>
/// What a journal belongs to. A journal of another scope is refused: its rows say nothing about this one's.
/// </summary>
/// <param name="Service">The service.</param>
/// <param name="Action">The action's name on the wire.</param>
/// <param name="Endpoint">The service's address.</param>
/// <param name="Account">A digest of the account's public id.</param>
internal sealed record JournalScope(string Service, string Action, string Endpoint, string Account)
{
    private static readonly DigestKey NoSecret = new("");

    /// <summary>Makes the digests of the journal.</summary>
    public DigestKey Key { get; init; } = NoSecret;

    /// <summary>Makes the scope of an action's calls.</summary>
    /// <param name="service">The service.</param>
    /// <param name="action">The action's name on the wire.</param>
    /// <param name="endpoint">The service's address.</param>
    /// <param name="accountId">The account's public id.</param>
    /// <param name="secret">The credential's secret, by which digests are keyed.</param>
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
