using QualificationTools.Bulk;

namespace QualificationTools.Douyin;

/// <summary>Represents the outcome of one file upload to Douyin's open platform.</summary>
public sealed class DouyinMaterialResult : FileResult
{
    /// <summary>Gets the kind of material.</summary>
    public MaterialType MaterialType => Enum.Parse<MaterialType>(Form.Kind!.Name);

    /// <summary>Gets the path for the form's member; null if the upload did not succeed.</summary>
    public string? MaterialPath => Code;
}
