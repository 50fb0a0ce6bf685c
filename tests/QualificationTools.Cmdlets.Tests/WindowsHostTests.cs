using System.Diagnostics;

namespace QualificationTools.Cmdlets.Tests;

/// <summary>The whole bulk run of <c>tests/WindowsHost</c>, on the system at hand.</summary>
public sealed class WindowsHostTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Run_goes_right_while_other_processes_hold_its_files()
    {
        var start = new ProcessStartInfo(ProjectFiles.WindowsHost, [ProjectFiles.Manifest]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        output.WriteLine(said);

        Assert.Equal(0, process.ExitCode);
        Assert.Matches(@"\n[1-9]\d* passed, 0 failed\s*$", said);
    }
}
