using System.Globalization;
using System.Text;
using QualificationTools.Emulator;

namespace QualificationTools.WindowsHost;

/// <summary>
/// From the template to the export, while a spreadsheet holds the table, a viewer holds the photo and somebody follows the journal.
/// </summary>
internal sealed class BulkRun : IAsyncDisposable
{
    private const int Rows = 12;

    private readonly string _folder = Directory.CreateTempSubdirectory("QualificationTools").FullName;
    private readonly EmulatorHost _emulator;
    private readonly Session _session;
    private int _passed;
    private int _failed;

    private BulkRun(string manifest, EmulatorHost emulator)
    {
        _emulator = emulator;
        Environment.SetEnvironmentVariable("QUALIFICATIONTOOLS_DATA", Path.Combine(_folder, "data"));
        _session = new Session(manifest, _folder, emulator.Endpoint);
    }

    /// <summary>Does all of it, writes what was seen, and gives the exit code.</summary>
    /// <param name="manifest">The full path of the module's manifest.</param>
    public static async Task<int> RunAsync(string manifest)
    {
        await using var run = new BulkRun(manifest, await EmulatorHost.StartAsync(new EmulatorOptions { Latency = TimeSpan.FromMilliseconds(20) }));
        run.Fill();
        run.Read();
        run.Send();
        run.SendAgain();
        run.Export();
        run.LookAtFolder();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{run._passed} passed, {run._failed} failed"));
        return run._failed == 0 ? 0 : 1;
    }

    public async ValueTask DisposeAsync()
    {
        _session.Dispose();
        await _emulator.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private string At(string name) => Path.Combine(_folder, name);

    // What somebody would type into the template: everything but the rows is the template's.
    private void Fill()
    {
        Check("the template has two files", "rows.csv rows.columns.csv", _session.Invoke("(New-QualificationTemplate Vms ./rows.csv -Header English).Name"));
        var header = File.ReadLines(At("rows.csv")).First();
        var columns = header.Split(',').Select(name => name.Trim('"')).ToArray();
        var table = new StringBuilder(header).Append("\r\n");
        for (var row = 1; row <= Rows; row++)
            table.AppendJoin(',', columns.Select(column => Cell(column, row))).Append("\r\n");
        File.WriteAllText(At("rows.csv"), table.ToString(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        var photo = new byte[200];
        ((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 2, 0, 0, 0, 1, 0x40]).CopyTo(photo);
        File.WriteAllBytes(At("照片.png"), photo);
    }

    private static string Cell(string column, int row) => column switch
    {
        "QualificationNo" => string.Create(CultureInfo.InvariantCulture, $"QUA{row}"),
        "QualificationEntity" => "示例科技有限公司",
        "AdminName" => "示例甲",
        "AdminContactNumber" => "13900000001",
        "AdminIdCardNumber" => "110101199003070038",
        "AdminIdCardFrontPhotoFileCode" => @".\照片.png",
        "Scenario1.SceneType" => "1101",
        "Scenario1.Description" => "售后回访",
        _ => "",
    };

    private void Read()
    {
        using (OtherProgram.Holding(At("rows.csv")))
            Check("a table that a spreadsheet holds is read", Of(Rows), _session.Invoke("($rows = @(Import-QualificationSheet ./rows.csv)).Count"));
        using (OtherProgram.Holding(At("照片.png")))
            Check("rows with a photo that a viewer holds are valid", $"True {Of(Rows)}", _session.Invoke("$rows | Test-VmsQualification | Group-Object IsValid | ForEach-Object { $_.Name; $_.Count }"));
    }

    private void Send()
    {
        using var viewer = OtherProgram.Holding(At("照片.png"));
        using var reader = OtherProgram.Reading(At("run.jsonl"));
        Check(
            "every row is applied while somebody reads the journal", $"Succeeded {Of(Rows)}",
            _session.Invoke("($results = @($rows | Update-VmsQualification @connection -JournalPath ./run.jsonl)) | Group-Object Status | ForEach-Object { $_.Name; $_.Count }"));
        Check("the journal was read meanwhile", "True", [(int.Parse(reader.End(), CultureInfo.InvariantCulture) > 0).ToString()]);
        Check("each arrived once", "True", [Enumerable.Range(1, Rows).All(row => _emulator.State.AppliedToQualification(Cell("QualificationNo", row)) == 1).ToString()]);
        Check("the photo was uploaded once", "1", _emulator.State.Uploads.Values.Select(Of));
    }

    private void SendAgain()
    {
        var before = _emulator.Counters.Requests;
        using var reader = OtherProgram.Reading(At("run.jsonl"));
        Check(
            "the same rows are skipped", $"Skipped {Of(Rows)}",
            _session.Invoke("$rows | Update-VmsQualification @connection -JournalPath ./run.jsonl | Group-Object Status | ForEach-Object { $_.Name; $_.Count }"));
        Check("nothing more is sent", Of(before), [Of(_emulator.Counters.Requests)]);
        using var holder = OtherProgram.Holding(At("run.jsonl"));
        Check("the journal is read while an editor holds it", Of(Rows), _session.Invoke("(Get-QualificationJournal ./run.jsonl).Rows"));
    }

    private void Export()
    {
        const string export = "$rows | Test-VmsQualification | Export-QualificationSheet ./mend.csv -Force";
        File.WriteAllText(At("mend.csv"), "old");
        using (OtherProgram.Holding(At("mend.csv")))
        {
            // Elsewhere a file that is open is replaced all the same.
            var expected = OperatingSystem.IsWindows() ? ("CsvHeld,QualificationTools.Commands.ExportQualificationSheetCommand", "old") : ("", "new");
            Check("a table that a spreadsheet holds is replaced, or told before the work", $"{expected.Item1} {expected.Item2}".Trim(), [_session.Fail(export), Has("mend.csv")]);
        }

        Check("once it is closed, it is replaced", "new", [_session.Fail(export), Has("mend.csv")]);
        Check("what was exported is read", Of(Rows), _session.Invoke("@(Import-QualificationSheet ./mend.csv | Test-VmsQualification | Where-Object IsValid).Count"));
    }

    private string Has(string name)
    {
        using var stream = new FileStream(At(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd() == "old" ? "old" : "new";
    }

    private void LookAtFolder() => Check(
        "no file is left but those that were asked for", "mend.csv rows.columns.csv rows.csv run.jsonl 照片.png",
        Directory.EnumerateFiles(_folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));

    private static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);

    private void Check(string what, string expected, IEnumerable<string> seen)
    {
        var actual = string.Join(' ', seen).Trim();
        if (actual == expected)
        {
            _passed++;
            Console.WriteLine($"passed: {what}");
        }
        else
        {
            _failed++;
            Console.WriteLine($"FAILED: {what}: expected '{expected}', but it was '{actual}'");
        }
    }
}
