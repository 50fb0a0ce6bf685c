namespace QualificationTools.Vms;

/// <summary>The body of <c>QueryQualification</c>.</summary>
internal sealed record VmsQuery
{
    /// <summary>The numbers to find.</summary>
    public IReadOnlyList<string>? QualificationNoList { get; init; }

    /// <summary>The review status to find.</summary>
    public int? ApprovalStatus { get; init; }

    /// <summary>A part of the company's name.</summary>
    public string? QualificationEntityQueryPattern { get; init; }

    /// <summary>How many records are passed over.</summary>
    public long? Offset { get; init; }

    /// <summary>The most records to give; 20 where nothing is said.</summary>
    public int? Limit { get; init; }
}
