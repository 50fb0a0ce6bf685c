namespace QualificationTools.Bulk;

/// <summary>Something that a service gave to an account, and that tells which one.</summary>
internal interface IAccountRecord
{
    /// <summary>Notes the account: the name under which its credential is stored, else the masked id.</summary>
    void BelongTo(string account);
}
