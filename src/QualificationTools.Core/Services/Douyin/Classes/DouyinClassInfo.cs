using System.Text.Json.Serialization;

namespace QualificationTools.Douyin;

/// <summary>A class of the platform's tree, by the numbers and names of its levels.</summary>
public sealed class DouyinClassInfo
{
    /// <summary>The first level's number.</summary>
    public int FirstClass { get; init; }

    /// <summary>The first level's name.</summary>
    public string? FirstClassName { get; init; }

    /// <summary>The second level's number; null where the first level has none below it.</summary>
    public int? SecondClass { get; init; }

    /// <summary>The second level's name.</summary>
    public string? SecondClassName { get; init; }

    /// <summary>Gives the numbers and names.</summary>
    public override string ToString() => $"{FirstClass} {FirstClassName} / {SecondClass} {SecondClassName}";
}

/// <summary>How the tree is kept on this machine.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(List<DouyinClassInfo>))]
internal sealed partial class DouyinClassJson : JsonSerializerContext;
