using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace QualificationTools.Workbooks.Tests;

/// <summary>Long sheets, read and written in flat memory. Nothing runs beside these tests: they look at the whole heap.</summary>
[Collection(nameof(StreamingTests))]
[CollectionDefinition(nameof(StreamingTests), DisableParallelization = true)]
public sealed class StreamingTests
{
    private const int MaxGrowth = 60_000_000;
    private const int Columns = 8;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Hundred_thousand_rows_are_read_in_flat_memory(bool shared)
    {
        using var small = LongSheet(1_000, shared);
        using var large = LongSheet(100_000, shared);
        var (smallRows, smallPeak) = ReadPeak(small);
        var (largeRows, largePeak) = ReadPeak(large);
        Assert.Equal((1_000, 100_000), (smallRows, largeRows));
        Assert.InRange(largePeak - smallPeak, long.MinValue, MaxGrowth);
    }

    [Fact]
    public void Hundred_thousand_rows_are_written_in_flat_memory()
    {
        var (small, large) = (WritePeak(1_000), WritePeak(100_000));
        Assert.InRange(large - small, long.MinValue, MaxGrowth);
    }

    private static (int Rows, long Peak) ReadPeak(Stream stream)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var workbook = Workbook.Open(stream, leaveOpen: true);
        var (count, peak) = (0, 0L);
        foreach (var row in workbook.Sheets[0].ReadRows())
        {
            Assert.Equal(Columns, row.Cells.Count);
            // What is alive, a few times on the way.
            if (++count % 20_000 == 1_000)
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - before);
        }

        return (count, peak);
    }

    private static long WritePeak(int rows)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var peak = 0L;
        using var writer = new WorkbookWriter(Stream.Null);
        var sheet = writer.AddSheet("名单", new SheetLayout { Columns = [.. Enumerable.Range(1, Columns).Select(i => new ColumnLayout($"列{i}"))] });
        for (var i = 1; i <= rows; i++)
        {
            sheet.WriteRow([.. Enumerable.Range(1, Columns).Select(column => new WrittenCell(Text(i, column)))]);
            if (i % 20_000 == 1_000)
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - before);
        }

        writer.Complete();
        return Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - before);
    }

    private static string Text(int row, int column) =>
        string.Create(CultureInfo.InvariantCulture, $"示例企业{row}有限公司{column}");

    private static FileStream LongSheet(int rows, bool shared)
    {
        var path = Path.GetTempFileName();
        var file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 4096, FileOptions.DeleteOnClose);
        var parts = BookBuilder.Of("").Strings().Parts();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in parts)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name, CompressionLevel.Fastest).Open());
                var xml = Encoding.UTF8.GetString(bytes);
                var at = name switch
                {
                    "xl/worksheets/sheet1.xml" => xml.IndexOf("</sheetData>", StringComparison.Ordinal),
                    "xl/sharedStrings.xml" when shared => xml.IndexOf("</sst>", StringComparison.Ordinal),
                    _ => xml.Length,
                };
                writer.Write(xml[..at]);
                for (var row = 1; at < xml.Length && row <= rows; row++)
                    writer.Write(name.Contains("sheet1", StringComparison.Ordinal) ? RowXml(row, shared) : StringsXml(row));
                writer.Write(xml[at..]);
            }
        }

        return file;
    }

    private static string RowXml(int row, bool shared)
    {
        var xml = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"<row r=\"{row}\">"));
        for (var column = 1; column <= Columns; column++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<c r=\"{CellReference.Format(row, column)}\" ");
            xml.Append(shared
                ? string.Create(CultureInfo.InvariantCulture, $"t=\"s\"><v>{(row - 1) * Columns + column - 1}</v></c>")
                : $"t=\"inlineStr\"><is><t>{Text(row, column)}</t></is></c>");
        }

        return xml.Append("</row>").ToString();
    }

    private static string StringsXml(int row) =>
        string.Concat(Enumerable.Range(1, Columns).Select(column => $"<si><t>{Text(row, column)}</t></si>"));
}
