using System.Diagnostics;
using QualificationTools.Build;

namespace QualificationTools.Cmdlets.Tests;

/// <summary>Runs pwsh and waits for it, but not for ever.</summary>
internal static class PowerShellProcess
{
    // What the user of this machine has set must not reach the tests.
    private static readonly string[] Unwanted =
    [
        "VOLCENGINE_ACCESS_KEY", "VOLCENGINE_SECRET_KEY", "VOLCENGINE_SESSION_TOKEN", "VOLC_ACCESSKEY", "VOLC_SECRETKEY",
        "DOUYIN_APP_ID", "DOUYIN_APP_SECRET", "HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy",
    ];

    /// <summary>Starts pwsh without profile.</summary>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="environment">What is set besides the environment of this process.</param>
    /// <param name="kill">Kills it and its children at once.</param>
    /// <param name="arguments">The arguments.</param>
    /// <exception cref="TimeoutException">It did not end in time; it and its children have been killed.</exception>
    /// <exception cref="System.ComponentModel.Win32Exception">The file cannot be started.</exception>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        TimeSpan timeout, IReadOnlyDictionary<string, string> environment, CancellationToken kill, params string[] arguments)
    {
        var start = PowerShellExecutable.Describe(arguments);
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.WorkingDirectory = ProjectFiles.Directory;
        foreach (var name in Unwanted)
            start.Environment.Remove(name);
        start.Environment["NO_COLOR"] = "1";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var deadline = new CancellationTokenSource(timeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, kill);
        try
        {
            await process.WaitForExitAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            if (kill.IsCancellationRequested)
                return (process.ExitCode, await output + await errors);
            throw new TimeoutException($"pwsh did not end within {timeout}. It wrote:\n{await output}{await errors}");
        }

        return (process.ExitCode, await output + await errors);
    }
}
