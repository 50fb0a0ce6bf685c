using System.Globalization;
using System.Text.Json;
using QualificationTools.Emulator;

namespace QualificationTools.Cmdlets.Tests;

/// <summary>
/// Ends the process of a bulk run at random moments and runs the same command again until it comes to its end. The variable
/// <c>QUALIFICATIONTOOLS_KILLS</c> sets how often; there are few by default, because each takes a start of pwsh.
/// </summary>
[Trait("Category", "Slow")]
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Rows = 300;
    // As Update-UntilKilled.ps1 throttles.
    private const int InFlight = 8;

    private const int KillsInARun = 2;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData("Vms")]
    [InlineData("Douyin")]
    public async Task No_row_is_lost_and_none_is_applied_twice(string service)
    {
        var kills = int.Parse(Environment.GetEnvironmentVariable("QUALIFICATIONTOOLS_KILLS") ?? "2", CultureInfo.InvariantCulture);
        var random = new Random(20260302);
        for (var done = 0; done < kills; done += KillsInARun)
            await RunAsync(service, random);
    }

    /// <summary>
    /// The end comes in the middle of the uploads. What the journal has is not uploaded again; an upload whose answer the ended
    /// process had no time to note is, and no client can know better.
    /// </summary>
    [Theory]
    [InlineData("Vms", "UploadQualificationFileV2")]
    [InlineData("Douyin", "upload_material")]
    public async Task No_file_that_was_noted_is_uploaded_twice(string service, string action)
    {
        const int photos = 16;
        const int throttle = 8;
        await using var emulator = await EmulatorHost.StartAsync(
            new EmulatorOptions { Latency = TimeSpan.FromMilliseconds(20) }, TestContext.Current.CancellationToken);
        var folder = Directory.CreateTempSubdirectory("QualificationTools").FullName;
        try
        {
            var random = new Random(20260302);
            for (var i = 0; i < photos; i++)
                await File.WriteAllBytesAsync(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"p{i}.png")), Photo(random), TestContext.Current.CancellationToken);
            var journal = Path.Combine(folder, "run.jsonl");
            using var killed = new CancellationTokenSource();
            var run = StartAsync(service, emulator, journal, killed.Token, folder, photos);
            while (emulator.Counters.Actions.GetValueOrDefault(action) <= throttle + 2 && !run.IsCompleted)
                await Task.Delay(1, TestContext.Current.CancellationToken);
            await killed.CancelAsync();
            await run;
            var before = emulator.State.Uploads;
            var noted = Noted(await File.ReadAllLinesAsync(journal, TestContext.Current.CancellationToken));

            await StartAsync(service, emulator, journal, CancellationToken.None, folder, photos);

            Assert.NotEmpty(noted);
            Assert.Equal(photos, emulator.State.Uploads.Count);
            // The journal's digests are keyed, so that only their number tells: none of what it has was uploaded again.
            Assert.InRange(emulator.State.Uploads.Count(upload => upload.Value > 1), 0, Math.Max(0, before.Count - noted.Count));
            Assert.All(emulator.State.Uploads, upload => Assert.InRange(upload.Value, 1, before.ContainsKey(upload.Key) ? 2 : 1));
            Assert.InRange(emulator.State.Uploads.Count(upload => upload.Value > 1), 0, throttle);
            CheckApplied(emulator, service, open: service == "Douyin" ? throttle : 0);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static byte[] Photo(Random random)
    {
        var content = new byte[50_000];
        random.NextBytes(content);
        ((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 2, 0, 0, 0, 1, 0x40]).CopyTo(content);
        return content;
    }

    // The last line may be torn.
    private static List<string> Noted(IEnumerable<string> lines) =>
    [
        .. lines.Where(line => line.StartsWith("{\"t\":\"file\"", StringComparison.Ordinal) && line.EndsWith('}'))
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("digest").GetString()!.ToLowerInvariant()),
    ];

    private async Task RunAsync(string service, Random random)
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
                var run = StartAsync(service, emulator, journal, killed.Token);
                while (emulator.Counters.Requests < moment && !run.IsCompleted)
                    await Task.Delay(1, TestContext.Current.CancellationToken);
                await killed.CancelAsync();
                await run;
            }

            var last = await StartAsync(service, emulator, journal, CancellationToken.None);
            output.WriteLine(last.ReplaceLineEndings(" "));

            var counts = last.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split('='))
                .Where(pair => pair.Length == 2 && Enum.TryParse<QualificationStatus>(pair[0], out _))
                .ToDictionary(pair => pair[0], pair => int.Parse(pair[1], CultureInfo.InvariantCulture));
            // Douyin cannot be asked what became of a row: what was in flight at a kill may stay open, and nothing else.
            var open = counts.GetValueOrDefault("Unknown");
            Assert.InRange(open, 0, service == "Douyin" ? KillsInARun * InFlight : 0);
            Assert.Equal(Rows, counts.GetValueOrDefault("Succeeded") + counts.GetValueOrDefault("Skipped") + open);
            CheckApplied(emulator, service, open);
        }
        finally
        {
            File.Delete(journal);
        }
    }

    // No row twice, and none lost but those whose outcome is said to be open.
    private static void CheckApplied(EmulatorHost emulator, string service, int open)
    {
        var applied = Enumerable.Range(1, Rows).Select(row => Applied(emulator, service, row)).ToList();
        Assert.All(applied, times => Assert.InRange(times, 0, 1));
        Assert.InRange(applied.Count(times => times == 0), 0, open);
    }

    private static int Applied(EmulatorHost emulator, string service, int row) => service == "Vms"
        ? emulator.State.AppliedToQualification(string.Create(CultureInfo.InvariantCulture, $"QUA{row}"))
        : emulator.State.AppliedToMerchant(string.Create(CultureInfo.InvariantCulture, $"I_{row}"));

    private static async Task<string> StartAsync(string service, EmulatorHost emulator, string journal, CancellationToken kill, string photos = "", int photoCount = 1)
    {
        var (_, text) = await PowerShellProcess.RunAsync(
            Longest,
            PesterRun.Variables(emulator, ProjectFiles.Manifest),
            kill,
            "-File", Path.Combine(ProjectFiles.Directory, "Update-UntilKilled.ps1"),
            "-Service", service, "-Rows", Rows.ToString(CultureInfo.InvariantCulture), "-JournalPath", journal, "-Photos", photos, "-PhotoCount", photoCount.ToString(CultureInfo.InvariantCulture));
        return text;
    }
}
