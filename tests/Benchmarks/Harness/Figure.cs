using System.Globalization;

namespace Benchmarks.Harness;

/// <summary>A measurement beside its baseline from the same run.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Measured">The measurement.</param>
/// <param name="Baseline">What it is held against.</param>
/// <param name="Unit">The unit of both.</param>
/// <param name="Target">How far they may be apart.</param>
internal sealed record Figure(string Name, double Measured, double Baseline, string Unit, Target Target)
{
    /// <summary>What is held against the target: the ratio or the difference.</summary>
    public double Value => Target.Kind == TargetKind.DifferenceAtMost ? Measured - Baseline : Measured / Baseline;

    public bool IsOk => Target.Kind == TargetKind.RatioAtLeast ? Value >= Target.Limit : Value <= Target.Limit;

    public string ValueText => Target.Kind == TargetKind.DifferenceAtMost
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Round(Value, 1):+0.0;-0.0;0.0} {Unit}")
        : string.Create(CultureInfo.InvariantCulture, $"{Value:0.00}");
}
