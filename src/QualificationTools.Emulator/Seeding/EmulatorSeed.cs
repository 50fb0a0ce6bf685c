using System.Text.Json;
using System.Text.Json.Serialization;

namespace QualificationTools.Emulator.Seeding;

/// <summary>The records that exist at the start.</summary>
public sealed record EmulatorSeed
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>No records.</summary>
    public static EmulatorSeed Empty { get; } = new();

    /// <summary>The records of the voice service.</summary>
    public VmsSeed Vms { get; init; } = new();

    /// <summary>The records of the open platform.</summary>
    public DouyinSeed Douyin { get; init; } = new();

    /// <summary>Reads a seed file's text.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The seed.</returns>
    /// <exception cref="FormatException">The text is not JSON, or has a member that is not known.</exception>
    public static EmulatorSeed Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<EmulatorSeed>(json, Strict) ?? Empty;
        }
        catch (JsonException refused)
        {
            throw new FormatException($"The seed is not valid: {refused.Message}", refused);
        }
    }
}

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

/// <summary>The records of the open platform at the start.</summary>
public sealed record DouyinSeed
{
    /// <summary>How many rejected class authentications to make up, for merchants from <c>I_9000000000000000001</c>, class 10000/10100/0.</summary>
    public int Generate { get; init; }

    /// <summary>Single class authentications.</summary>
    public IReadOnlyList<ClassAuthSeed> ClassAuths { get; init; } = [];

    /// <summary>Entities that query_entity_info finds by their certificate.</summary>
    public IReadOnlyList<EntitySeed> Entities { get; init; } = [];
}

/// <summary>One class authentication at the start.</summary>
public sealed record ClassAuthSeed
{
    /// <summary>The merchant's entity id.</summary>
    public required string MerchantEntityId { get; init; }

    /// <summary>The first level of the class.</summary>
    public int FirstClass { get; init; } = 10000;

    /// <summary>The second level of the class.</summary>
    public int SecondClass { get; init; } = 10100;

    /// <summary>The third level of the class.</summary>
    public int ThirdClass { get; init; }

    /// <summary>1 teacher, 2 institution, 3 partner.</summary>
    public int IndustryRole { get; init; } = 1;

    /// <summary>1 in review, 2 passed, 3 failed.</summary>
    public int AuditStatus { get; init; } = 3;

    /// <summary>Why it failed.</summary>
    public string AuditReason { get; init; } = "";

    /// <summary>How the next reviews of it end; left out, the emulator's own verdict holds.</summary>
    public ReviewVerdict? Review { get; init; }
}

/// <summary>An entity and its certificate.</summary>
public sealed record EntitySeed
{
    /// <summary>The licence or ID number.</summary>
    public required string CertificateId { get; init; }

    /// <summary>The entity's id.</summary>
    public required string EntityId { get; init; }
}
