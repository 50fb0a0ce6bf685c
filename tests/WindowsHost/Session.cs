using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Microsoft.PowerShell;

namespace QualificationTools.WindowsHost;

/// <summary>A session of PowerShell in this process, with the module and the emulator's credential.</summary>
internal sealed class Session : IDisposable
{
    private readonly Runspace _runspace;

    public Session(string manifest, string folder, Uri endpoint)
    {
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-US");
        // With the built-in commands as snap-ins: a program that brings the engine has no folder of modules beside it.
        var state = InitialSessionState.CreateDefault();
        // What PowerShell for Windows is installed with; without a word, the engine alone takes no view from a file there.
        if (OperatingSystem.IsWindows())
            state.ExecutionPolicy = ExecutionPolicy.RemoteSigned;
        _runspace = RunspaceFactory.CreateRunspace(state);
        _runspace.Open();
        Invoke(
            """
            param($Manifest, $Folder, $Endpoint)
            $ErrorActionPreference = 'Stop'
            Import-Module $Manifest
            Set-Location -LiteralPath $Folder
            $secret = [System.Net.NetworkCredential]::new('', 'ZW11bGF0b3Itc2VjcmV0').SecurePassword
            $connection = @{ Endpoint = $Endpoint; Credential = [pscredential]::new('AKLTEMULATOR', $secret) }
            """,
            manifest, folder, endpoint);
    }

    /// <summary>Runs a script, and gives what it gives as texts.</summary>
    /// <param name="script">The script; what it sets, the next one finds.</param>
    /// <param name="arguments">For its <c>param</c>, in order.</param>
    public IReadOnlyList<string> Invoke(string script, params object[] arguments)
    {
        using var shell = PowerShell.Create(_runspace);
        shell.AddScript(script, useLocalScope: false);
        foreach (var argument in arguments)
            shell.AddArgument(argument);
        var given = shell.Invoke();
        if (shell.Streams.Error is [var first, ..])
            throw new InvalidOperationException(first.ToString(), first.Exception);
        return [.. given.Select(one => one?.ToString() ?? "")];
    }

    /// <summary>Runs a script that is to fail, and gives the id of its error; empty where it does not fail.</summary>
    public string Fail(string script)
    {
        try
        {
            Invoke(script);
            return "";
        }
        catch (RuntimeException e)
        {
            return e.ErrorRecord.FullyQualifiedErrorId;
        }
    }

    public void Dispose() => _runspace.Dispose();
}
