namespace Benchmarks.Harness;

/// <summary>What is held against a target's limit.</summary>
internal enum TargetKind
{
    RatioAtMost,
    RatioAtLeast,
    DifferenceAtMost,
}
