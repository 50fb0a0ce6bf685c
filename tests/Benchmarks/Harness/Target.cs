using System.Globalization;

namespace Benchmarks.Harness;

/// <summary>How far a measurement may be from its baseline.</summary>
internal sealed record Target(TargetKind Kind, double Limit)
{
    public static Target RatioAtMost(double limit) => new(TargetKind.RatioAtMost, limit);

    public static Target RatioAtLeast(double limit) => new(TargetKind.RatioAtLeast, limit);

    public static Target DifferenceAtMost(double limit) => new(TargetKind.DifferenceAtMost, limit);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sign} {Limit:0.##}");

    private string Sign => Kind switch
    {
        TargetKind.RatioAtLeast => "≥",
        TargetKind.DifferenceAtMost => "≤ +",
        _ => "≤",
    };
}
