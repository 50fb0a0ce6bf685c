using System.Text;
using Benchmarks.Harness;

namespace Benchmarks;

internal sealed class Csv : Benchmark
{
    private const double LimitMegabytes = 40;
    private const int Few = 1_000;

    public override string Name => "csv";

    public override string Question => "what does Import-QualificationSheet cost beside Import-Csv, and does its memory grow with the file?";

    public override async Task RunAsync(Session session, Report report)
    {
        var rows = session.Quick ? 100_000 : 1_000_000;
        var repetitions = session.Quick ? 1 : 3;
        var folder = Directory.CreateTempSubdirectory("Benchmarks.");
        try
        {
            foreach (var encoding in (string[])["utf-8", "gb18030"])
            {
                var many = await WriteAsync(folder, encoding, rows);
                var few = await WriteAsync(folder, encoding, Few);
                var medians = await Alternation.MediansAsync(
                    repetitions, () => ImportAsync(session, many), () => ImportPlainlyAsync(many, encoding), () => ImportAsync(session, few));
                report.Add(new Figure($"csv, {rows} lines of {encoding}", medians[0].Wall / rows * 1000, medians[1].Wall / rows * 1000, "µs", Target.RatioAtMost(2)));
                report.Add(new Figure($"csv, memory, {encoding}", medians[0].PeakMegabytes, medians[2].PeakMegabytes, "MB", Target.DifferenceAtMost(LimitMegabytes)));
                File.Delete(many);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Task<RunCost> ImportAsync(Session session, string path) => ChildProcess.RunScriptAsync("Csv.ps1", "-Module", session.Module, "-Path", path);

    private static Task<RunCost> ImportPlainlyAsync(string path, string encoding) => ChildProcess.RunScriptAsync("Csv.ps1", "-Path", path, "-Encoding", encoding);

    private static async Task<string> WriteAsync(DirectoryInfo folder, string encoding, int rows)
    {
        var sample = SampleRows.Columns;
        var path = Path.Combine(folder.FullName, $"{encoding}-{rows}.csv");
        // Without a mark, so that the encoding has to be found.
        var writer = new StreamWriter(path, append: false, encoding == "utf-8" ? new UTF8Encoding(false) : CodePagesEncodingProvider.Instance.GetEncoding(encoding)!);
        await using (writer.ConfigureAwait(false))
        {
            await writer.WriteLineAsync(string.Join(',', sample.Select(column => column.Key)));
            var rest = string.Join(',', sample.Skip(1).Select(column => $"\"{column.Value}\""));
            for (var row = 1; row <= rows; row++)
                await writer.WriteLineAsync($"QUA7{row},{rest}");
        }

        return path;
    }
}
