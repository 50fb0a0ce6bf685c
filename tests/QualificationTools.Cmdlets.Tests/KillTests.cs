using System.Globalization;
using QualificationTools.Emulator;

namespace QualificationTools.Cmdlets.Tests;

/// <summary>
/// Ends the process of a bulk run at random moments and runs the same command again until it comes to its end. The variable
/// <c>QUALIFICATIONTOOLS_KILLS</c> sets how often; there are few by default, because each takes a start of pwsh.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Rows = 300;
    private const int KillsInARun = 2;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData("Vms")]
    [InlineData("Douyin")]
    public async Task No_row_is_lost_and_none_is_applied_twice(string service)
    {
        var host = await PesterHost.FindAsync();
        Assert.SkipWhen(host.Missing is not null, host.Missing ?? "");
        var kills = int.Parse(Environment.GetEnvironmentVariable("QUALIFICATIONTOOLS_KILLS") ?? "2", CultureInfo.InvariantCulture);
        var random = new Random(20260302);
        for (var done = 0; done < kills; done += KillsInARun)
            await RunAsync(host, service, random);
    }

    private async Task RunAsync(PesterHost host, string service, Random random)
    {
        await using var emulator = await EmulatorHost.StartAsync(
            new EmulatorOptions { Latency = TimeSpan.FromMilliseconds(5) }, TestContext.Current.CancellationToken);
        var journal = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.jsonl");
        try
        {
            for (var kill = 0; kill < KillsInARun; kill++)
            {
                var moment = emulator.Counters.Requests + random.Next(1, Rows / (KillsInARun + 1));
                using var killed = new CancellationTokenSource();
                var run = StartAsync(host, service, emulator, journal, killed.Token);
                while (emulator.Counters.Requests < moment && !run.IsCompleted)
                    await Task.Delay(1, TestContext.Current.CancellationToken);
                await killed.CancelAsync();
                await run;
            }

            var last = await StartAsync(host, service, emulator, journal, CancellationToken.None);
            output.WriteLine(last.ReplaceLineEndings(" "));

            var counts = last.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split('='))
                .ToDictionary(pair => pair[0], pair => int.Parse(pair[1], CultureInfo.InvariantCulture));
            Assert.Equal(Rows, counts.GetValueOrDefault("Succeeded") + counts.GetValueOrDefault("Skipped"));
            Assert.All(Enumerable.Range(1, Rows), row => Assert.Equal(1, Applied(emulator, service, row)));
        }
        finally
        {
            File.Delete(journal);
        }
    }

    private static int Applied(EmulatorHost emulator, string service, int row) => service == "Vms"
        ? emulator.State.AppliedToQualification(string.Create(CultureInfo.InvariantCulture, $"QUA{row}"))
        : emulator.State.AppliedToMerchant(string.Create(CultureInfo.InvariantCulture, $"I_{row}"));

    private static async Task<string> StartAsync(PesterHost host, string service, EmulatorHost emulator, string journal, CancellationToken kill)
    {
        var (_, text) = await PowerShellProcess.RunAsync(
            host.Executable,
            Longest,
            PesterRun.Variables(emulator, ProjectFiles.Manifest),
            kill,
            "-File", Path.Combine(ProjectFiles.Directory, "Update-UntilKilled.ps1"),
            "-Service", service, "-Rows", Rows.ToString(CultureInfo.InvariantCulture), "-JournalPath", journal);
        return text;
    }
}
