using System.ComponentModel;
using QualificationTools.Quickstart;

namespace QualificationTools.Cmdlets.Tests;

/// <summary>A PowerShell that has Pester, or the reason why there is none.</summary>
/// <param name="Executable">What to start.</param>
/// <param name="Missing">What is missing; then all Pester files are skipped.</param>
internal sealed record PesterHost(string Executable, string? Missing)
{
    private const string Question =
        "if ($PSVersionTable.PSVersion -lt [version]'7.4') { \"PowerShell $($PSVersionTable.PSVersion); 7.4 is needed\" } "
        + "elseif (-not (Get-Module Pester -ListAvailable | Where-Object Version -ge '5.0')) { 'Pester 5 is not installed' } else { 'ready' }";

    public static async Task<PesterHost> FindAsync()
    {
        var missing = "PowerShell (pwsh) is not installed";
        foreach (var executable in PowerShellExecutable.FindAll())
        {
            try
            {
                var (_, output) = await PowerShellProcess.RunAsync(
                    executable, TimeSpan.FromMinutes(2), new Dictionary<string, string>(), CancellationToken.None, "-Command", Question);
                var answer = output.Trim();
                if (answer == "ready")
                    return new PesterHost(executable, null);
                missing = $"{executable}: {answer}";
            }
            catch (Win32Exception)
            {
                // It cannot be started; the next one may be.
            }
        }

        return new PesterHost("", missing);
    }
}
