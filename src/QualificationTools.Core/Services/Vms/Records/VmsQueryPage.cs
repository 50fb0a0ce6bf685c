namespace QualificationTools.Vms;

/// <summary>Represents one result of <c>QueryQualification</c>.</summary>
/// <param name="Records">The records, in the service's order.</param>
/// <param name="Total">The total number of matching records, if the service shows it.</param>
internal sealed record VmsQueryPage(IReadOnlyList<VmsQualification> Records, int? Total)
{
    /// <summary>Returns the record of a number.</summary>
    public VmsQualification? Find(string number) =>
        Records.FirstOrDefault(record => string.Equals(record.Number, number, StringComparison.Ordinal));
}
