namespace QualificationTools.Emulator.Seeding;

/// <summary>The records of the voice service at the start.</summary>
public sealed record VmsSeed
{
    /// <summary>Gets how many qualifications to make up, numbered from <c>QUA900000000000000001</c>.</summary>
    public int Generate { get; init; }

    /// <summary>Gets the approval status of those made up: 1 under review, 2 approved, 3 rejected.</summary>
    public int GenerateStatus { get; init; } = 3;

    /// <summary>Single qualifications.</summary>
    public IReadOnlyList<QualificationSeed> Qualifications { get; init; } = [];
}

/// <summary>One qualification at the start.</summary>
public sealed record QualificationSeed
{
    /// <summary>Gets the number; it need not begin with <c>QUA</c>.</summary>
    public required string QualificationNo { get; init; }

    /// <summary>1 under review, 2 approved, 3 rejected.</summary>
    public int ApprovalStatus { get; init; } = 3;

    /// <summary>Gets why it was rejected.</summary>
    public string ApprovalDoneReason { get; init; } = "";

    /// <summary>Gets the company's name.</summary>
    public string QualificationEntity { get; init; } = "";

    /// <summary>Gets the company's address.</summary>
    public string EnterpriseAddress { get; init; } = "";

    /// <summary>Gets the administrator's name.</summary>
    public string AdminName { get; init; } = "";

    /// <summary>Gets how the next reviews of it end; left out, the emulator's own verdict holds.</summary>
    public ReviewVerdict? Review { get; init; }

    /// <summary>Gets the reason those reviews give when they reject.</summary>
    public string? ReviewReason { get; init; }
}
