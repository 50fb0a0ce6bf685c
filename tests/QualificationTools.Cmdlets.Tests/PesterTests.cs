namespace QualificationTools.Cmdlets.Tests;

/// <summary>Every test of the Pester files as a test of its own.</summary>
public sealed class PesterTests(ITestOutputHelper output)
{
    public static Task<IReadOnlyCollection<TheoryDataRow<PesterTest>>> Tests() => RowsAsync(PesterRun.Fast);

    [Theory]
    [MemberData(nameof(Tests), DisableDiscoveryEnumeration = true)]
    public void Pester(PesterTest test) => AssertPassed(test, output);

    [Fact]
    public Task Every_file_has_run() => AssertAllRanAsync(PesterRun.Fast);

    // A test that Pester skipped is a skipped row.
    internal static async Task<IReadOnlyCollection<TheoryDataRow<PesterTest>>> RowsAsync(PesterRun run) =>
    [
        .. (await run.Report).Tests.Select(test => new TheoryDataRow<PesterTest>(test)
        {
            TestDisplayName = test.ToString(),
            Label = "",
            Skip = test.Result == PesterTest.Skipped ? "skipped: " + test.Message : null,
        }),
    ];

    internal static void AssertPassed(PesterTest test, ITestOutputHelper output)
    {
        // The duration of the row itself is that of this assertion.
        output.WriteLine($"{test.Seconds:F3} s in Pester");
        Assert.True(test.Result == PesterTest.Passed, $"{test.Result}: {test.Message}");
    }

    internal static async Task AssertAllRanAsync(PesterRun run)
    {
        var report = await run.Report;
        TestContext.Current.SendDiagnosticMessage(report.Summary);

        Assert.Equal(run.Plan.Order(), report.Tests.Select(test => (test.Culture!, test.File)).Distinct().Order());
    }
}

/// <summary>The tests of the Pester files that take long.</summary>
[Trait("Category", "Slow")]
public sealed class SlowPesterTests(ITestOutputHelper output)
{
    public static Task<IReadOnlyCollection<TheoryDataRow<PesterTest>>> Tests() => PesterTests.RowsAsync(PesterRun.Slow);

    [Theory]
    [MemberData(nameof(Tests), DisableDiscoveryEnumeration = true)]
    public void Pester(PesterTest test) => PesterTests.AssertPassed(test, output);

    [Fact]
    public Task Every_file_has_run() => PesterTests.AssertAllRanAsync(PesterRun.Slow);
}
