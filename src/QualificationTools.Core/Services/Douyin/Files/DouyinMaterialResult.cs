using QualificationTools.Bulk;

namespace QualificationTools.Douyin;

/// <summary>What became of one file that was meant for Douyin's open platform.</summary>
public sealed class DouyinMaterialResult : FileResult
{
    /// <summary>The kind of material.</summary>
    public MaterialType MaterialType => Enum.Parse<MaterialType>(Form.Kind!.Name);

    /// <summary>What goes into the form's member; null where the upload did not succeed.</summary>
    public string? MaterialPath => Code;
}
