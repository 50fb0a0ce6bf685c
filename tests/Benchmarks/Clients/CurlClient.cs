using System.Diagnostics;
using System.Text;
using Benchmarks.Harness;

namespace Benchmarks.Clients;

/// <summary><c>curl --parallel</c> over requests that were signed ahead: it neither reads rows nor signs.</summary>
internal sealed class CurlClient : IClient
{
    private static readonly string Nowhere = OperatingSystem.IsWindows() ? "NUL" : "/dev/null";

    public string Name => "curl --parallel";

    public bool IsParallel => true;

    public bool IsScript => false;

    /// <summary>Tells why curl cannot be measured, or null where it can.</summary>
    public static string? WhyNot()
    {
        try
        {
            using var process = Process.Start(ChildProcess.Describe("curl", "--version"))!;
            var version = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return version.StartsWith("curl ", StringComparison.Ordinal) ? null : "there is something else by its name";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "it is not on PATH";
        }
    }

    public async Task<RunCost> RunAsync(Uri endpoint, int rows, int connections)
    {
        var config = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(config, Config(endpoint, rows));
            return await ChildProcess.RunSampledAsync(ChildProcess.Describe(
                "curl", "--disable", "--silent", "--fail", "--parallel", "--parallel-max", $"{connections}", "--config", config));
        }
        finally
        {
            File.Delete(config);
        }
    }

    private static IEnumerable<string> Config(Uri endpoint, int rows)
    {
        var signer = new SampleSigner(endpoint);
        var isFirst = true;
        foreach (var body in SampleRows.Bodies(rows))
        {
            if (!isFirst)
                yield return "next";
            isFirst = false;
            var signed = signer.Sign(body);
            yield return $"url = \"{signer.Uri}\"";
            yield return $"header = \"Content-Type: {SampleSigner.ContentType}\"";
            yield return $"header = \"X-Date: {signed.XDate}\"";
            yield return $"header = \"X-Content-Sha256: {signed.ContentSha256}\"";
            yield return $"header = \"Authorization: {signed.Authorization}\"";
            yield return $"data-raw = \"{Escape(Encoding.UTF8.GetString(body))}\"";
            yield return $"output = \"{Nowhere}\"";
        }
    }

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
