using QualificationTools.Bulk;

namespace QualificationTools.Douyin;

/// <summary>What became of one file that was meant for Douyin's open platform.</summary>
public sealed class DouyinMaterialResult : FileResult
{
    /// <summary>Gets the kind of material.</summary>
    public MaterialType MaterialType => Enum.Parse<MaterialType>(Form.Kind!.Name);

    /// <summary>Gets what goes into the form's member; null where the upload did not succeed.</summary>
    public string? MaterialPath => Code;
}
