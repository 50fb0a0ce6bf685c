using System.Text.Json.Serialization;

namespace QualificationTools.Douyin;

/// <summary>
/// Represents a class of the platform's tree: the numbers and names of its levels, and which papers it needs.
/// </summary>
public sealed class DouyinClassInfo
{
    /// <summary>Gets the first level's number.</summary>
    public int FirstClass { get; init; }

    /// <summary>Gets the first level's name.</summary>
    public string? FirstClassName { get; init; }

    /// <summary>Gets the second level's number; null if the first level has none below it.</summary>
    public int? SecondClass { get; init; }

    /// <summary>Gets the second level's name.</summary>
    public string? SecondClassName { get; init; }

    /// <summary>Gets what belongs to the class, in the platform's words.</summary>
    public string? ClassDefinition { get; init; }

    /// <summary>Gets which papers the class needs.</summary>
    public string? QualificationTip { get; init; }

    /// <summary>Gets what else is to be heeded, for example who the class is for.</summary>
    public string? SpecialTip { get; init; }

    /// <summary>Gets the degrees that fit (material 1002).</summary>
    public string? ProfessionalEducation { get; init; }

    /// <summary>Gets the professional certificates that fit (material 1003).</summary>
    public string? ProfessionalCertification { get; init; }

    /// <summary>Gets the teacher's certificates that fit (material 1001).</summary>
    public string? TeacherQualificationCertificate { get; init; }

    /// <summary>Gets the address of the platform's rules for the class.</summary>
    public string? DocumentLink { get; init; }

    /// <summary>Returns the numbers and names.</summary>
    /// <returns>The numbers and names of both levels.</returns>
    public override string ToString() => $"{FirstClass} {FirstClassName} / {SecondClass} {SecondClassName}";
}

/// <summary>How the tree is kept on this machine.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(List<DouyinClassInfo>))]
internal sealed partial class DouyinClassJson : JsonSerializerContext;
