using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace QualificationTools.Workbooks.Tests.Interop;

/// <summary>Runs other programs that read and write workbooks. What is missing on a machine skips the test, with the reason.</summary>
internal static class OtherPrograms
{
    private static readonly Lazy<string?> Libraries = new(Install);

    private static string ProjectDirectory => Metadata("ProjectDirectory");

    /// <summary>Runs the script of the npm libraries.</summary>
    /// <returns>What it printed.</returns>
    public static string Node(params string[] arguments)
    {
        if (Libraries.Value is { } reason)
            Assert.Skip(reason);
        var (exitCode, output, error) = Run("node", [Path.Combine(LibrariesFolder, "workbooks.js"), .. arguments], LibrariesFolder);
        Assert.True(exitCode == 0, error);
        return output;
    }

    /// <summary>Has LibreOffice save a file in another format.</summary>
    /// <returns>The saved file.</returns>
    public static string LibreOffice(string file, string format, string extension, params string[] options)
    {
        var office = Find("soffice") ?? Find("libreoffice");
        if (office is null)
            Assert.Skip("LibreOffice is not installed.");
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(file)!, "saved")).FullName;
        // A profile of its own: two runs with one profile do not go together.
        var profile = new Uri(Path.Combine(Path.GetDirectoryName(file)!, "profile")).AbsoluteUri;
        var (exitCode, output, error) = Run(
            office, [$"-env:UserInstallation={profile}", "--headless", "--norestore", .. options, "--convert-to", format, "--outdir", folder, file], folder);
        var saved = Path.Combine(folder, Path.ChangeExtension(Path.GetFileName(file), extension));
        // It ends with 0 also where it saved nothing.
        Assert.True(exitCode == 0 && File.Exists(saved), $"LibreOffice did not save {file} as {extension}: {output}{error}");
        return saved;
    }

    private static string LibrariesFolder => Path.Combine(Metadata("IntermediateDirectory"), "interop");

    private static string Metadata(string key) => typeof(OtherPrograms).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;

    // Returns why the libraries cannot be used, or null.
    private static string? Install()
    {
        if (Find("node") is null)
            return "Node.js is not installed.";
        Directory.CreateDirectory(LibrariesFolder);
        foreach (var name in new[] { "package.json", "workbooks.js" })
            File.Copy(Path.Combine(ProjectDirectory, "Interop", name), Path.Combine(LibrariesFolder, name), overwrite: true);
        if (new[] { "exceljs", "xlsx", "write-excel-file" }.All(name => Directory.Exists(Path.Combine(LibrariesFolder, "node_modules", name))))
            return null;
        if (Find("npm") is not { } npm)
            return "npm is not installed.";
        var (exitCode, _, error) = Run(npm, ["install", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts", "--loglevel=error"], LibrariesFolder);
        return exitCode == 0 ? null : $"npm could not install the libraries: {error}";
    }

    private static string? Find(string name)
    {
        var names = OperatingSystem.IsWindows() ? new[] { name + ".exe", name + ".cmd" } : [name];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => names.Select(file => Path.Combine(folder, file))).FirstOrDefault(File.Exists);
    }

    private static (int ExitCode, string Output, string Error) Run(string program, string[] arguments, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8, UseShellExecute = false,
            // The tests' own locale need not be installed, and LibreOffice then opens no file with a Chinese name.
            Environment = { ["LC_ALL"] = "C.UTF-8" },
        })!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        if (!process.WaitForExit(TimeSpan.FromMinutes(5)))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{Path.GetFileName(program)} did not end.");
        }

        return (process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }
}
