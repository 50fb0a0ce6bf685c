using System.Text;
using Benchmarks.Harness;
using QualificationTools.Workbooks;

namespace Benchmarks;

internal sealed class Workbooks : Benchmark
{
    private const double LimitMegabytes = 60;
    private const int Few = 1_000;

    public override string Name => "workbook";

    public override string Question => "what does a workbook cost beside the same rows as CSV, and does its memory grow with its rows?";

    public override async Task RunAsync(Session session, Report report)
    {
        var rows = session.Quick ? 20_000 : 100_000;
        var folder = Directory.CreateTempSubdirectory("Benchmarks.");
        try
        {
            var (many, text, few) = (Path.Combine(folder.FullName, "many.xlsx"), Path.Combine(folder.FullName, "many.csv"), Path.Combine(folder.FullName, "few.xlsx"));
            await WriteAsync(many, text, rows);
            await WriteAsync(few, Path.Combine(folder.FullName, "few.csv"), Few);
            Task<RunCost> ImportAsync(string path) => ChildProcess.RunScriptAsync("Csv.ps1", "-Module", session.Module, "-Path", path);

            var medians = await Alternation.MediansAsync(session.Quick ? 1 : 3, () => ImportAsync(many), () => ImportAsync(text), () => ImportAsync(few));
            report.Add(new Figure($"workbook, {rows} rows", medians[0].Wall / rows * 1000, medians[1].Wall / rows * 1000, "µs", Target.RatioAtMost(3)));
            report.Add(new Figure("workbook, memory", medians[0].PeakMegabytes, medians[2].PeakMegabytes, "MB", Target.DifferenceAtMost(LimitMegabytes)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task WriteAsync(string workbook, string text, int rows)
    {
        var sample = SampleRows.Columns;
        using var file = File.Create(workbook);
        using var writer = new WorkbookWriter(file);
        var sheet = writer.AddSheet("List", new SheetLayout { Columns = [.. sample.Select(column => new ColumnLayout(column.Key))] });
        using var lines = new StreamWriter(text, append: false, new UTF8Encoding(false));
        await lines.WriteLineAsync(string.Join(',', sample.Select(column => column.Key)));
        for (var row = 1; row <= rows; row++)
        {
            // What differs from row to row is what a list's rows differ in.
            var values = sample.Select((column, i) => i == 0 ? $"QUA7{row}" : column.Value).ToArray();
            sheet.WriteRow([.. values.Select(value => new WrittenCell(value))]);
            await lines.WriteLineAsync(string.Join(',', values.Select(value => $"\"{value}\"")));
        }

        writer.Complete();
    }
}
