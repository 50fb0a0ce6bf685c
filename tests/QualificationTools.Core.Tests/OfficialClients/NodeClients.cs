using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace QualificationTools.Core.Tests.OfficialClients;

/// <summary>The vendor's Node clients, installed into this project's obj folder. Where that cannot be done, <see cref="Lack"/> says why.</summary>
public sealed class NodeClients : IAsyncLifetime
{
    private static readonly string[] Packages = ["@volcengine/openapi@1.36.2", "@volcengine/sdk-core@1.0.0"];
    private static readonly TimeSpan LongestInstall = TimeSpan.FromMinutes(3);

    private string _folder = "";

    /// <summary>Gets why the clients cannot be run; <see langword="null"/> where they can.</summary>
    public string? Lack { get; private set; }

    public async ValueTask InitializeAsync()
    {
        _folder = Path.Combine(ProjectFolder(), "obj", "official-clients");
        if (await RunAsync("node", ["--version"], "") is not { ExitCode: 0 })
        {
            Lack = "Node.js is not installed.";
            return;
        }

        if (!Packages.All(IsInstalled) && await InstallAsync() is { } lack)
        {
            Lack = $"npm cannot install {string.Join(" and ", Packages)}: {lack}";
            return;
        }

        // Older versions of Node.js cannot load what the clients depend on.
        if (await RunAsync("node", ["-e", "require('@volcengine/openapi'); require('@volcengine/sdk-core')"], "") is { ExitCode: not 0 } refused)
            Lack = $"This version of Node.js cannot load the clients: {refused.Error.Trim()}";
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Runs <c>clients.cjs</c>.</summary>
    public async Task<JsonElement> RunAsync(object input)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "OfficialClients", "clients.cjs");
        var ran = await RunAsync("node", [script], JsonSerializer.Serialize(input, JsonSerializerOptions.Web));
        Assert.True(ran is { ExitCode: 0 }, ran?.Error);
        return JsonDocument.Parse(ran!.Output).RootElement;
    }

    private bool IsInstalled(string package)
    {
        var at = package.LastIndexOf('@');
        var manifest = Path.Combine(_folder, "node_modules", package[..at], "package.json");
        return File.Exists(manifest) && JsonDocument.Parse(File.ReadAllText(manifest)).RootElement.GetProperty("version").GetString() == package[(at + 1)..];
    }

    private async Task<string?> InstallAsync()
    {
        Directory.CreateDirectory(_folder);
        // Without one, npm installs into a folder further up that has one.
        await File.WriteAllTextAsync(Path.Combine(_folder, "package.json"), "{ \"private\": true }");
        var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
        var ran = await RunAsync(npm, ["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", .. Packages], "");
        if (ran is null)
            return "npm is not installed, or did not end in time.";
        return ran.ExitCode == 0 ? null : ran.Error.Trim().Split('\n')[0];
    }

    private async Task<Ran?> RunAsync(string program, string[] arguments, string input)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Directory.Exists(_folder) ? _folder : AppContext.BaseDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            Environment = { ["NODE_PATH"] = Path.Combine(_folder, "node_modules"), ["NO_PROXY"] = "127.0.0.1" },
        };
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            using var limit = new CancellationTokenSource(LongestInstall);
            try
            {
                await process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                return null;
            }

            return new Ran(process.ExitCode, await output, await error);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static string ProjectFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (folder.EnumerateFiles("*.csproj").Any())
                return folder.FullName;
        }

        return AppContext.BaseDirectory;
    }

    private sealed record Ran(int ExitCode, string Output, string Error);
}
