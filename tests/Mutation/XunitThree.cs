namespace Xunit;

/// <summary>What the tests use of xunit 3, on xunit 2.</summary>
internal sealed class TestContext
{
    public static TestContext Current { get; } = new();

    public CancellationToken CancellationToken { get; } = CancellationToken.None;
}

/// <summary>Every combination of two lists.</summary>
public sealed class MatrixTheoryData<T1, T2> : TheoryData<T1, T2>
{
    public MatrixTheoryData(IEnumerable<T1> first, IEnumerable<T2> second)
    {
        var seconds = second.ToList();
        foreach (var one in first)
        {
            foreach (var other in seconds)
                Add(one, other);
        }
    }
}

internal static class Skipping
{
    extension(Assert)
    {
        /// <summary>Ends a test that cannot be made here; the runner knows it by the beginning of the text.</summary>
        public static void SkipWhen(bool condition, string reason)
        {
            if (condition)
                throw new InvalidOperationException("$XunitDynamicSkip$" + reason);
        }

        public static void SkipUnless(bool condition, string reason) => SkipWhen(!condition, reason);
    }
}
