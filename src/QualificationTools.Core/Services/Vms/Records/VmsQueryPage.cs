namespace QualificationTools.Vms;

/// <summary>What one <c>QueryQualification</c> gave.</summary>
/// <param name="Records">The records, in the service's order.</param>
/// <param name="Total">How many fit in all, where the service says it.</param>
internal sealed record VmsQueryPage(IReadOnlyList<VmsQualification> Records, int? Total)
{
    /// <summary>Returns the record of a number.</summary>
    public VmsQualification? Find(string number) =>
        Records.FirstOrDefault(record => string.Equals(record.Number, number, StringComparison.Ordinal));
}
