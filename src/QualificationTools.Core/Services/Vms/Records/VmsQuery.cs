namespace QualificationTools.Vms;

/// <summary>The body of <c>QueryQualification</c>.</summary>
internal sealed record VmsQuery
{
    /// <summary>Gets the numbers to find.</summary>
    public IReadOnlyList<string>? QualificationNoList { get; init; }

    /// <summary>Gets the review status to find.</summary>
    public int? ApprovalStatus { get; init; }

    /// <summary>Gets a part of the company's name.</summary>
    public string? QualificationEntityQueryPattern { get; init; }

    /// <summary>Gets how many records are passed over.</summary>
    public long? Offset { get; init; }

    /// <summary>Gets the maximum number of records to give; 20 where nothing is said.</summary>
    public int? Limit { get; init; }
}
