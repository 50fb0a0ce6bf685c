using QualificationTools.Bulk;
using QualificationTools.Douyin;
using QualificationTools.Forms;
using QualificationTools.Http;
using QualificationTools.Vms;

namespace QualificationTools.Quickstart;

/// <summary>Both bulk updates through the engine that the cmdlets use.</summary>
internal static class EngineDemo
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    public static async Task RunAsync(string samples, Uri endpoint, TextWriter output)
    {
        var time = TimeProvider.System;
        var transport = HttpTransport.Shared(time);

        await output.WriteLineAsync("vms.csv through UpdateQualification");
        var vms = new VmsClient(transport, endpoint, new VolcengineCredential("AKLTEMULATOR", "ZW11bGF0b3Itc2VjcmV0"), VmsClient.DefaultRegion, Timeout, time);
        Run<VmsQualificationForm, VmsQualificationResult>(new VmsUpdate(vms), Path.Combine(samples, "vms.csv"), output);

        await output.WriteLineAsync("douyin.csv through update_class_auth");
        var douyin = new DouyinClient(transport, endpoint, new DouyinCredential("ttemulator", "emulator-secret"), null, Timeout, time);
        Run<DouyinClassAuthForm, DouyinClassAuthResult>(new DouyinUpdate(douyin), Path.Combine(samples, "douyin.csv"), output);
    }

    private static void Run<TForm, TResult>(RowOperation<TForm> operation, string path, TextWriter output)
        where TForm : QualificationForm, new()
        where TResult : QualificationResult, new()
    {
        using var run = new BulkRun<TForm, TResult>(operation, new BulkOptions());
        var reader = new FormReader<TForm>(value => value);
        var results = new List<TResult>();
        foreach (var row in CsvRows.Read(path))
        {
            var form = reader.Read(row);
            while (!run.TryAdd(run.Added + 1, form))
                results.Add(run.Take()!);
        }

        run.Complete();
        while (run.Take() is { } result)
            results.Add(result);

        foreach (var result in results)
        {
            output.WriteLine($"  {result.Row,3}  {result.Key,-24}  {result.Status,-9}  attempts {result.Attempts}  {result.ErrorCode}");
            if (result.ErrorMessage is not null)
                output.WriteLine($"       {result.ErrorMessage}");
            if (result.ErrorMessage is not null && result.Advice is not null)
                output.WriteLine($"       {result.Advice}");
        }

        output.WriteLine();
    }
}
