using QualificationTools.Bulk;

namespace QualificationTools.Core.Tests.Bulk;

/// <summary>One sighting of each kind.</summary>
internal static class Seen
{
    public static readonly Sighting Applied = new(Evidence.Applied) { Shows = "It is there." };

    public static readonly Sighting Old = new(Evidence.Old) { Shows = "It is as it was." };

    public static readonly Sighting Undecided = new(Evidence.Undecided) { Shows = "It is under review." };

    public static readonly Sighting Absent = new(Evidence.Absent) { Shows = "It is not there." };

    public static readonly Sighting Untellable = new(Evidence.Untellable);
}
