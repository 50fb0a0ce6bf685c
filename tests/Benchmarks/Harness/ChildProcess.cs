using System.ComponentModel;
using System.Diagnostics;
using QualificationTools.Build;

namespace Benchmarks.Harness;

/// <summary>A process that is measured, or that measures itself.</summary>
internal static class ChildProcess
{
    private static readonly TimeSpan SamplingInterval = TimeSpan.FromMilliseconds(5);

    /// <summary>Describes how a process is started: with the emulator's credential, and read by this one.</summary>
    public static ProcessStartInfo Describe(string file, params IEnumerable<string> arguments) => Prepare(new ProcessStartInfo(file, arguments));

    /// <summary>Runs a process that writes its own cost as the last line.</summary>
    public static async Task<RunCost> RunSelfMeasuredAsync(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        return RunCost.FromJson((await FinishAsync(process)).TrimEnd().Split('\n')[^1]);
    }

    /// <summary>Runs a process that does not measure itself. Its whole life counts, its start included.</summary>
    public static async Task<RunCost> RunSampledAsync(ProcessStartInfo start)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var sampling = SampleAsync(process);
        await FinishAsync(process);
        var wall = watch.Elapsed.TotalMilliseconds;
        return await sampling with { Wall = wall };
    }

    /// <summary>Runs a script in a PowerShell of its own, without a profile.</summary>
    public static Task<RunCost> RunScriptAsync(string script, params IEnumerable<string> arguments) =>
        RunSelfMeasuredAsync(Prepare(PowerShellExecutable.Describe(["-File", Session.Script(script), .. arguments])));

    private static ProcessStartInfo Prepare(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.Environment["VOLCENGINE_ACCESS_KEY"] = EmulatorProcess.AccessKey;
        start.Environment["VOLCENGINE_SECRET_KEY"] = EmulatorProcess.SecretKey;
        return start;
    }

    private static async Task<string> FinishAsync(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException($"{process.StartInfo.FileName} ended with {process.ExitCode}: {await errors}{await output}");
    }

    // Processor time and peak only grow, so the last sample is short of the truth by one interval at most.
    private static async Task<RunCost> SampleAsync(Process process)
    {
        var last = new RunCost(0);
        while (true)
        {
            try
            {
                process.Refresh();
                last = new RunCost(0, process.TotalProcessorTime.TotalMilliseconds, Math.Max(last.Peak, process.PeakWorkingSet64));
            }
            catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
            {
                // It has ended: before it was looked at, or between two of the things that are read.
                return last;
            }

            await Task.Delay(SamplingInterval);
        }
    }
}
