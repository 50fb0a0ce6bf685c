namespace QualificationTools.Bulk;

/// <summary>Represents a record that belongs to an account, and names it.</summary>
internal interface IAccountRecord
{
    /// <summary>Sets the account: the name under which its credential is stored, or the masked id.</summary>
    void BelongTo(string account);
}
