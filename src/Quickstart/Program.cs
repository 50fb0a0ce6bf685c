using System.Diagnostics;
using System.Reflection;
using System.Text;
using QualificationTools.Build;
using QualificationTools.Emulator;
using QualificationTools.Emulator.Faults;
using QualificationTools.Quickstart;

// Shows both bulk updates in PowerShell, against the emulator, on a machine that has nothing but the .NET SDK.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var samples = Path.Combine(AppContext.BaseDirectory, "Samples");
await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions
{
    Faults = FaultScript.Parse(await File.ReadAllTextAsync(Path.Combine(samples, "faults.json"))),
});
Console.WriteLine($"The emulator of both services listens on {emulator.Endpoint}.");
Console.WriteLine("Nothing leaves this machine.");
Console.WriteLine();

var manifest = typeof(Arrivals)
    .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
    .Single(data => data.Key == "ModuleManifest")
    .Value!;
var start = PowerShellExecutable.Describe(
    "-File",
    Path.Combine(AppContext.BaseDirectory, "Quickstart.ps1"),
    "-Manifest",
    manifest,
    "-Endpoint",
    emulator.Endpoint.ToString());

// Where the script finds ./vms.csv, as the commands that it shows name it.
start.WorkingDirectory = samples;
using var shell = Process.Start(start)!;
await shell.WaitForExitAsync();
if (shell.ExitCode != 0)
    return shell.ExitCode;

Arrivals.Write(emulator, Console.Out);
return 0;
