namespace QualificationTools.Emulator.Seeding;

/// <summary>The records of the voice service at the start.</summary>
public sealed record VmsSeed
{
    /// <summary>How many qualifications to make up, numbered from <c>QUA900000000000000001</c>.</summary>
    public int Generate { get; init; }

    /// <summary>The approval status of those made up: 1 under review, 2 approved, 3 rejected.</summary>
    public int GenerateStatus { get; init; } = 3;

    /// <summary>Single qualifications.</summary>
    public IReadOnlyList<QualificationSeed> Qualifications { get; init; } = [];
}

/// <summary>One qualification at the start.</summary>
public sealed record QualificationSeed
{
    /// <summary>The number; it need not begin with <c>QUA</c>.</summary>
    public required string QualificationNo { get; init; }

    /// <summary>1 under review, 2 approved, 3 rejected.</summary>
    public int ApprovalStatus { get; init; } = 3;

    /// <summary>Why it was rejected.</summary>
    public string ApprovalDoneReason { get; init; } = "";

    /// <summary>The company's name.</summary>
    public string QualificationEntity { get; init; } = "";

    /// <summary>The company's address.</summary>
    public string EnterpriseAddress { get; init; } = "";

    /// <summary>The administrator's name.</summary>
    public string AdminName { get; init; } = "";

    /// <summary>How the next reviews of it end; left out, the emulator's own verdict holds.</summary>
    public ReviewVerdict? Review { get; init; }

    /// <summary>The reason those reviews give when they reject.</summary>
    public string? ReviewReason { get; init; }
}
