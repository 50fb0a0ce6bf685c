namespace QualificationTools.Emulator.Seeding;

/// <summary>The records of the open platform at the start.</summary>
public sealed record DouyinSeed
{
    /// <summary>
    /// Gets how many rejected class authentications to make up, for merchants from <c>I_9000000000000000001</c>, class
    /// 10000/10100/0.
    /// </summary>
    public int Generate { get; init; }

    /// <summary>Single class authentications.</summary>
    public IReadOnlyList<ClassAuthSeed> ClassAuths { get; init; } = [];

    /// <summary>Entities that query_entity_info finds by their certificate.</summary>
    public IReadOnlyList<EntitySeed> Entities { get; init; } = [];
}

/// <summary>One class authentication at the start.</summary>
public sealed record ClassAuthSeed
{
    /// <summary>Gets the merchant's entity id.</summary>
    public required string MerchantEntityId { get; init; }

    /// <summary>Gets the first level of the class.</summary>
    public int FirstClass { get; init; } = 10000;

    /// <summary>Gets the second level of the class.</summary>
    public int SecondClass { get; init; } = 10100;

    /// <summary>Gets the third level of the class.</summary>
    public int ThirdClass { get; init; }

    /// <summary>1 teacher, 2 institution, 3 partner.</summary>
    public int IndustryRole { get; init; } = 1;

    /// <summary>1 in review, 2 passed, 3 failed.</summary>
    public int AuditStatus { get; init; } = 3;

    /// <summary>Gets why it failed.</summary>
    public string AuditReason { get; init; } = "";

    /// <summary>Gets how the next reviews of it end; left out, the emulator's own verdict holds.</summary>
    public ReviewVerdict? Review { get; init; }
}

/// <summary>An entity and its certificate.</summary>
public sealed record EntitySeed
{
    /// <summary>Gets the licence or ID number.</summary>
    public required string CertificateId { get; init; }

    /// <summary>Gets the entity's id.</summary>
    public required string EntityId { get; init; }
}
