using System.Globalization;
using QualificationTools.Rules;

namespace QualificationTools.Douyin;

/// <summary>The kinds of material that fit here. The service publishes no rule, so others are a warning.</summary>
/// <param name="types">The kinds.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FittingMaterialAttribute(params MaterialType[] types)
    : RuleAttribute("FittingMaterial", Severity.Warning)
{
    /// <summary>Gets the kinds.</summary>
    public IReadOnlyList<MaterialType> Types { get; } = types;

    internal override object[] Limits => [string.Join(" / ", Types.Select(Number))];

    internal override object[]? Broken(object? value, in RuleContext context)
    {
        IEnumerable<DouyinMaterial?> materials = value switch
        {
            DouyinMaterial material => [material],
            IEnumerable<DouyinMaterial?> list => list,
            _ => [],
        };
        return
            materials.FirstOrDefault(material => material?.MaterialType is { } type && !Types.Contains(type))
                is { MaterialType: { } misfit }
            ? [Number(misfit), .. Limits]
            : null;
    }

    private static string Number(MaterialType type) => ((int)type).ToString(CultureInfo.InvariantCulture);
}
