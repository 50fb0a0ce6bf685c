using System.Diagnostics;
using System.Reflection;
using System.Text;
using QualificationTools.Emulator;
using QualificationTools.Emulator.Faults;
using QualificationTools.Quickstart;

// Shows both bulk updates against the emulator on a machine that has nothing but the .NET SDK.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var samples = Path.Combine(AppContext.BaseDirectory, "Samples");
await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions
{
    Faults = FaultScript.Parse(await File.ReadAllTextAsync(Path.Combine(samples, "faults.json"))),
});
Console.WriteLine($"The emulator of both services listens on {emulator.Endpoint}.");
Console.WriteLine("Nothing leaves this machine.");
Console.WriteLine();

if (PowerShellExecutable.Find() is { } pwsh)
{
    var exitCode = await RunInPowerShellAsync(pwsh, emulator.Endpoint);
    if (exitCode != 0)
        return exitCode;
}
else
{
    Console.WriteLine("There is no pwsh on PATH or among the .NET tools: the rows go through the same engine without the cmdlets.");
    Console.WriteLine();
    await EngineDemo.RunAsync(samples, emulator.Endpoint, Console.Out);
}

Arrivals.Write(emulator, Console.Out);
return 0;

static async Task<int> RunInPowerShellAsync(string pwsh, Uri endpoint)
{
    var manifest = typeof(EngineDemo).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "ModuleManifest").Value!;
    var start = new ProcessStartInfo(pwsh)
    {
        ArgumentList =
        {
            "-NoLogo", "-NoProfile", "-NonInteractive", "-File", Path.Combine(AppContext.BaseDirectory, "Quickstart.ps1"),
            "-Manifest", manifest, "-Endpoint", endpoint.ToString(),
        },
        Environment = { ["POWERSHELL_TELEMETRY_OPTOUT"] = "1", ["POWERSHELL_UPDATECHECK"] = "Off" },
    };
    using var process = Process.Start(start)!;
    await process.WaitForExitAsync();
    return process.ExitCode;
}
