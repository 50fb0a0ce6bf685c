namespace QualificationTools.Emulator.Seeding;

/// <summary>Represents the voice service's records at the start.</summary>
public sealed record VmsSeed
{
    /// <summary>Gets how many qualifications to generate, numbered from <c>QUA900000000000000001</c>.</summary>
    public int Generate { get; init; }

    /// <summary>Gets the approval status of the generated ones: 1 under review, 2 approved, 3 rejected.</summary>
    public int GenerateStatus { get; init; } = 3;

    /// <summary>Gets single qualifications.</summary>
    public IReadOnlyList<QualificationSeed> Qualifications { get; init; } = [];
}

/// <summary>Represents a qualification at the start.</summary>
public sealed record QualificationSeed
{
    /// <summary>Gets the number; it need not begin with <c>QUA</c>.</summary>
    public required string QualificationNo { get; init; }

    /// <summary>Gets the approval status: 1 under review, 2 approved, 3 rejected.</summary>
    public int ApprovalStatus { get; init; } = 3;

    /// <summary>Gets why it was rejected.</summary>
    public string ApprovalDoneReason { get; init; } = "";

    /// <summary>Gets the company's name.</summary>
    public string QualificationEntity { get; init; } = "";

    /// <summary>Gets the company's address.</summary>
    public string EnterpriseAddress { get; init; } = "";

    /// <summary>Gets the administrator's name.</summary>
    public string AdminName { get; init; } = "";

    /// <summary>Gets how its next reviews end; if omitted, the emulator's own verdict applies.</summary>
    public ReviewVerdict? Review { get; init; }

    /// <summary>Gets the reason that those reviews give for a rejection.</summary>
    public string? ReviewReason { get; init; }
}
