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

    /// <summary>Gets the number of records to skip.</summary>
    public long? Offset { get; init; }

    /// <summary>Gets the maximum number of records to return; 20 by default.</summary>
    public int? Limit { get; init; }
}
