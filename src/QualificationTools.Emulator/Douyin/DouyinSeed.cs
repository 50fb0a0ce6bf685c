namespace QualificationTools.Emulator.Seeding;

/// <summary>Represents the open platform's records at the start.</summary>
public sealed record DouyinSeed
{
    /// <summary>
    /// Gets how many rejected class authentications to generate, for merchants from <c>I_9000000000000000001</c>, class
    /// 10000/10100/0.
    /// </summary>
    public int Generate { get; init; }

    /// <summary>Gets single class authentications.</summary>
    public IReadOnlyList<ClassAuthSeed> ClassAuths { get; init; } = [];

    /// <summary>Gets the entities that query_entity_info finds by their certificate.</summary>
    public IReadOnlyList<EntitySeed> Entities { get; init; } = [];
}

/// <summary>Represents a class authentication at the start.</summary>
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

    /// <summary>Gets the role: 1 teacher, 2 institution, 3 partner.</summary>
    public int IndustryRole { get; init; } = 1;

    /// <summary>Gets the status: 1 in review, 2 passed, 3 failed.</summary>
    public int AuditStatus { get; init; } = 3;

    /// <summary>Gets why it failed.</summary>
    public string AuditReason { get; init; } = "";

    /// <summary>Gets how its next reviews end; if omitted, the emulator's own verdict applies.</summary>
    public ReviewVerdict? Review { get; init; }
}

/// <summary>Represents an entity and its certificate.</summary>
public sealed record EntitySeed
{
    /// <summary>Gets the licence or ID number.</summary>
    public required string CertificateId { get; init; }

    /// <summary>Gets the entity's id.</summary>
    public required string EntityId { get; init; }
}
