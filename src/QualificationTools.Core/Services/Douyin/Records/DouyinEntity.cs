using QualificationTools.Bulk;
using QualificationTools.Security;

namespace QualificationTools.Douyin;

/// <summary>
/// Represents an entity of the open platform. It can be piped into the cmdlets that query an entity's classes.
/// </summary>
public sealed class DouyinEntity : IAccountRecord
{
    /// <summary>Gets the number of the input's row, from 1; the certificate itself is not shown.</summary>
    public long Row { get; internal init; }

    /// <summary>Gets the entity's id.</summary>
    public string MerchantEntityId { get; internal init; } = "";

    /// <summary>Gets the certificate by which it was found.</summary>
    public SensitiveText? CertificateId { get; internal init; }

    /// <summary>Gets the account: the name under which its credential is stored, else the masked id.</summary>
    public string? Account { get; private set; }

    /// <inheritdoc/>
    void IAccountRecord.BelongTo(string account) => Account = account;

    /// <summary>Returns the id.</summary>
    public override string ToString() => MerchantEntityId;
}
