namespace QualificationTools.Cmdlets.Tests;

/// <summary>Every test of the Pester files as a test of its own.</summary>
public sealed class PesterTests(ITestOutputHelper output)
{
    /// <summary>Runs the files; a test that Pester skipped, or could not run for want of pwsh, is a skipped row.</summary>
    public static async Task<IReadOnlyCollection<TheoryDataRow<PesterTest>>> Tests() =>
    [
        .. (await PesterRun.Report).Tests.Select(test => new TheoryDataRow<PesterTest>(test)
        {
            TestDisplayName = test.ToString(),
            Label = "",
            Skip = test.Result == PesterTest.Skipped ? "skipped: " + test.Message : null,
        }),
    ];

    [Theory]
    [MemberData(nameof(Tests), DisableDiscoveryEnumeration = true)]
    public void Pester(PesterTest test) =>
        Assert.True(test.Result == PesterTest.Passed, $"{test.Result}: {test.Message}");

    [Fact]
    public async Task Every_file_has_run()
    {
        var report = await PesterRun.Report;
        output.WriteLine(report.Summary);
        Assert.SkipWhen(report.Missing is not null, report.Missing ?? "");

        Assert.Equal(PesterRun.Plan.Order(), report.Tests.Select(test => (test.Culture!, test.File)).Distinct().Order());
    }
}
