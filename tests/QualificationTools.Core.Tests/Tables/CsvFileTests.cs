using System.IO.Pipes;
using System.Text;
using QualificationTools.Files;
using QualificationTools.Tables;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Csv;

public sealed class CsvFileTests : IDisposable
{
    private const string Chinese = "资质编号,管理员姓名\nQUA1,钱二\n";

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Encodings => ["utf-8", "gb18030", "utf-16", "utf-16BE", "utf-32", "utf-32BE"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Encoding_is_found(string name)
    {
        var encoding = Encoding(name);
        var form = Assert.Single(Table.Forms<VmsQualificationForm>(_folder.Write("x.csv", [.. Mark(encoding), .. encoding.GetBytes(Chinese)])));

        Assert.Equal("QUA1", form.Key);
        Assert.Equal("钱二", form.AdminInfo!.Name!.Reveal());
    }

    [Fact]
    public void UTF8_without_a_mark_is_found() =>
        Assert.Equal("QUA1", Assert.Single(Table.Forms<VmsQualificationForm>(_folder.Write("x.csv", Chinese))).Key);

    [Theory]
    [InlineData(128 * 1024 - 1)]
    [InlineData(128 * 1024 - 2)]
    [InlineData(128 * 1024)]
    [InlineData(256 * 1024 + 1)]
    public void Character_across_two_blocks_is_no_mistake(int position)
    {
        var head = "QualificationNo,AdminName\nQUA1,";
        var path = _folder.Write("x.csv", head + new string('a', position - head.Length) + "钱\n");

        using var file = CsvFile.Open(path);

        Assert.Equal("utf-8", file.Encoding.WebName);
    }

    [Fact]
    public void One_byte_far_behind_shows_that_a_file_is_no_UTF8()
    {
        var path = _folder.Write("x.csv", [.. "QualificationNo,AdminName\n"u8, .. Encoding("gb18030").GetBytes(string.Concat(Enumerable.Repeat("QUA1,a\n", 50_000)) + "QUA2,示例\n")]);

        using var file = CsvFile.Open(path);

        Assert.Equal("gb18030", file.Encoding.WebName, ignoreCase: true);
    }

    [Fact]
    public void Text_of_no_known_encoding_is_told()
    {
        using var english = InCulture.English();
        var refusal = Assert.Throws<CsvException>(() => CsvFile.Open(new MemoryStream([0x81, 0x30, 0x81]), "x.csv"));

        Assert.Equal(("CsvEncodingUnknown", "x.csv is neither valid UTF-8 nor valid GB 18030."), (refusal.Id, refusal.Message));
    }

    [Fact]
    public void UTF8_with_one_broken_character_is_not_taken_for_GB18030()
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes("资质编号,管理员姓名\nQUA1,钱二\nQUA2,孙三三\n");
        bytes[^2] = (byte)'x';

        Assert.Equal("CsvEncodingUnknown", Assert.Throws<CsvException>(() => CsvFile.Open(_folder.Write("x.csv", bytes))).Id);
    }

    [Fact]
    public void Said_encoding_is_used_and_shows_what_cannot_be_read()
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(Chinese);
        bytes[^2] = (byte)'x';
        using var file = CsvFile.Open(_folder.Write("x.csv", bytes), System.Text.Encoding.UTF8);

        Assert.Contains("\uFFFD", (string)Table.Read(file).Rows[0][2].Value!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("QualificationNo,AdminName\nQUA1,a\n", ',')]
    [InlineData("QualificationNo;AdminName\nQUA1;a,b\n", ';')]
    [InlineData("QualificationNo\tAdminName\nQUA1\ta,b;c\n", '\t')]
    [InlineData("sep=;\r\nQualificationNo;AdminName\r\nQUA1;a\r\n", ';')]
    [InlineData("sep=|\r\nQualificationNo|AdminName\r\nQUA1|a\r\n", '|')]
    [InlineData("\"QualificationNo\";\"Admin,Name\";\"AdminName\"\nQUA1;;a\n", ';')]
    [InlineData("QualificationNo\nQUA1\n", ',')]
    public void Separator_is_found(string text, char delimiter)
    {
        using var file = CsvFile.Open(_folder.Write("x.csv", text));

        Assert.Equal(delimiter, file.Header.Delimiter);
        Assert.Equal("QUA1", Assert.Single(Table.Read(file).Rows)[1].Value);
    }

    [Theory]
    [InlineData("QualificationNo\nQUA1\nQUA2\n", "2 3")]
    [InlineData("QualificationNo\r\nQUA1\r\nQUA2", "2 3")]
    [InlineData("QualificationNo\rQUA1\rQUA2\r", "2 3")]
    [InlineData("QualificationNo\r\n\r\n\r\nQUA1\r\n , \r\nQUA2\r\n\r\n", "4 6")]
    [InlineData("QualificationNo,AdminName\nQUA1,\"a\nb\r\nc\"\nQUA2,x\n", "2 5")]
    [InlineData("标题\n\nQualificationNo,AdminName\nQUA1,a\n", "4")]
    [InlineData("sep=,\nQualificationNo,AdminName\nQUA1,a\n", "3")]
    public void Row_has_the_line_on_which_it_begins(string text, string lines)
    {
        using var file = CsvFile.Open(_folder.Write("x.csv", text), delimiter: ',');

        Assert.Equal(lines, string.Join(' ', Table.Lines(file)));
    }

    [Fact]
    public void Header_below_a_title_is_found_and_told()
    {
        using var file = CsvFile.Open(_folder.Write("x.csv", "2026年资质整改,,\n制表人：张三,,\n资质编号,管理员姓名,场景1类型\nQUA1,a,1101\n"));

        Assert.Equal(3, file.Header.Line);
        Assert.True(file.Header.IsBelowOthers);
        Assert.Equal("4", Assert.Single(Table.Lines(file)));
    }

    [Fact]
    public void Header_in_the_first_line_is_not_below_others()
    {
        using var file = CsvFile.Open(_folder.Write("x.csv", "\n,\n资质编号,管理员姓名\nQUA1,a\n"));

        Assert.False(file.Header.IsBelowOthers);
    }

    [Fact]
    public void Column_of_lines_in_the_file_gives_way_to_the_real_lines()
    {
        using var file = CsvFile.Open(_folder.Write("x.csv", "行号,资质编号\n77,QUA1\n"));
        var row = Assert.Single(Table.Read(file).Rows);

        Assert.Equal("2", row[0].Value);
        Assert.Equal("资质编号", Assert.Single(row.Skip(1)).Key);
    }

    [Theory]
    [InlineData("QualificationNo,AdminName,qualificationno\nQUA1,a,b\n")]
    [InlineData("QualificationNo,AdminName,资质编号\nQUA1,a,b\n")]
    [InlineData("QualificationNo,Scenario1.SceneType,QualificationScenarioInfoFormDOList[0].SceneType\nQUA1,a,b\n")]
    [InlineData("QualificationNo,Reason,驳回原因\nQUA1,a,b\n")]
    [InlineData("QualificationNo,备注,备注\nQUA1,a,b\n")]
    public void Column_that_stands_twice_is_refused(string text) => AssertRefused("CsvColumnTwice", text);

    [Fact]
    public void Column_without_a_name_gets_one()
    {
        using var file = CsvFile.Open(_folder.Write("x.csv", "QualificationNo,,AdminName,,\nQUA1,x,a,,\n"));

        Assert.Equal(["QualificationNo", "Column2", "AdminName"], file.Header.Names);
        Assert.Single(Table.Read(file).Rows);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("\r\n \r\n")]
    public void Empty_file_is_told(string text) => AssertRefused("CsvEmpty", text);

    [Theory]
    [InlineData("a,b\n1,2\n")]
    [InlineData("QUA1,钱二,13900000001\n")]
    public void Table_without_a_known_column_is_told(string text) => AssertRefused("CsvHeaderUnknown", text);

    [Theory]
    [InlineData("QualificationNo,AdminName\n")]
    [InlineData("QualificationNo,AdminName\r\n,\r\n\r\n")]
    public void Header_alone_is_told(string text)
    {
        using var file = CsvFile.Open(_folder.Write("x.csv", text));

        Assert.Equal("CsvNoRows", Assert.Throws<CsvException>(file.Read).Id);
    }

    [Theory]
    [InlineData("CsvIsPdf", new byte[] { 0x25, 0x50, 0x44, 0x46, 0x2D, 0x31 })]
    [InlineData("CsvIsBinary", new byte[] { 0x7F, 0x45, 0x4C, 0x46, 0, 0, 1 })]
    [InlineData("CsvIsMarkup", new byte[] { 0xEF, 0xBB, 0xBF, 0x0A, 0x3C, 0x68, 0x74, 0x6D, 0x6C })]
    [InlineData("CsvEncodingUnknown", new byte[] { 0x61, 0xFF, 0xFF, 0x61 })]
    public void File_of_another_kind_is_recognised_whatever_its_name(string id, byte[] content) =>
        Assert.Equal(id, Assert.Throws<CsvException>(() => CsvFile.Open(_folder.Write("x.csv", content))).Id);

    [Fact]
    public void File_that_is_not_there_is_told() => Assert.Equal("CsvNotFound", Assert.Throws<CsvException>(() => CsvFile.Open(_folder["none.csv"])).Id);

    [Fact]
    public void Folder_is_told() => Assert.Equal("CsvIsFolder", Assert.Throws<CsvException>(() => CsvFile.Open(_folder.Path)).Id);

    [Fact]
    public void Row_with_more_cells_than_the_header_is_refused_and_the_rest_is_read()
    {
        using var file = CsvFile.Open(_folder.Write("x.csv", "QualificationNo,EnterpriseAddress\nQUA1,a\nQUA2,b,c\nQUA3,d,,\n"));
        var (rows, refused) = Table.Read(file);

        Assert.Equal("CsvTooManyCells", Assert.Single(refused).Id);
        Assert.Equal(["2", "4"], rows.Select(row => row[0].Value));
    }

    [Fact]
    public void Quote_that_is_never_closed_is_refused_with_its_line()
    {
        using var english = InCulture.English();
        using var file = CsvFile.Open(_folder.Write("x.csv", "QualificationNo,EnterpriseAddress\nQUA1,a\nQUA2,\"b\nQUA3,c\n"));
        var (rows, refused) = Table.Read(file);

        Assert.Equal("2", Assert.Single(rows)[0].Value);
        Assert.Contains("line 3", Assert.Single(refused).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Quote_that_is_never_closed_takes_no_more_memory_than_a_record()
    {
        var path = _folder.Write("x.csv", "QualificationNo,EnterpriseAddress\nQUA1,\"b\n" + new string('x', 4 * RecordScanner.LongestRecord));
        using var file = CsvFile.Open(path);

        Assert.Equal("CsvQuoteNotClosed", Assert.Single(Table.Read(file).Refused).Id);
    }

    [Fact]
    public void Header_of_any_service_is_found()
    {
        using var file = CsvFile.Open(_folder.Write("x.csv", "商家实体ID,行业角色,资质1有效期,备注\nI_1,老师,长期有效,x\n"));

        Assert.Equal(["商家实体ID", "行业角色", "资质1有效期", "备注"], file.Names);
        Assert.False(file.Header.IsBelowOthers);
    }

    [Fact]
    public void File_that_another_program_writes_can_be_read()
    {
        var path = _folder.Write("x.csv", Chinese);
        using var spreadsheet = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        using var file = CsvFile.Open(path);

        Assert.Equal("2", Assert.Single(Table.Lines(file)));
    }

    [Fact]
    public void File_that_another_program_locks_is_told()
    {
        var path = _folder.Write("x.csv", Chinese);
        using var spreadsheet = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        AssertNotReadable(path, () => CsvFile.Open(path));
        AssertNotReadable(path, () => CsvFile.IsWorkbook(path));
    }

    [Fact]
    public void Locked_file_that_is_called_a_workbook_is_left_to_the_reader_of_workbooks()
    {
        var path = _folder.Write("x.XLSX", Chinese);
        using var spreadsheet = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Assert.True(CsvFile.IsWorkbook(path));
    }

    [Theory]
    [InlineData("none.xlsx", "CsvNotFound")]
    [InlineData("", "CsvIsFolder")]
    public void Workbook_that_is_not_there_or_is_a_folder_is_told(string name, string id) =>
        Assert.Equal(id, Assert.Throws<CsvException>(() => CsvFile.IsWorkbook(_folder[name])).Id);

    [Fact]
    public void Folder_of_the_file_that_is_not_there_is_told() =>
        Assert.Equal("CsvNotFound", Assert.Throws<CsvException>(() => CsvFile.Open(Path.Combine(_folder["none"], "x.csv"))).Id);

    [Fact]
    public void Pipe_is_told()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere a pipe has no path.");
        using var pipe = new AnonymousPipeServerStream(PipeDirection.Out);
        var path = $"/proc/self/fd/{pipe.SafePipeHandle.DangerousGetHandle()}";

        AssertNotReadable(path, () => CsvFile.Open(path));
    }

    [Fact]
    public void Disk_that_fails_while_the_file_is_looked_at_is_told_and_the_file_is_let_go()
    {
        var stream = new FailingStream(System.Text.Encoding.UTF8.GetBytes(Chinese), 0);

        AssertNotReadable("x.csv", () => CsvFile.Open(stream, "x.csv"));
        Assert.False(stream.CanRead);
    }

    [Fact]
    public void Disk_that_fails_while_the_rows_are_read_is_told()
    {
        var content = System.Text.Encoding.UTF8.GetBytes("QualificationNo,AdminName\n" + string.Concat(Enumerable.Repeat("QUA1,a\n", 100_000)));
        using var stream = new FailingStream(content, long.MaxValue);
        using var file = CsvFile.Open(stream, "x.csv");
        Assert.NotNull(file.Read());
        stream.End = 0;

        AssertNotReadable("x.csv", () => Table.Read(file));
    }

    [Theory]
    [InlineData("", "CsvEmpty")]
    [InlineData("a,b\n", "CsvHeaderUnknown")]
    public void File_that_is_refused_is_let_go(string text, string id)
    {
        var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));

        Assert.Equal(id, Assert.Throws<CsvException>(() => CsvFile.Open(stream, "x.csv")).Id);
        Assert.False(stream.CanRead);
    }

    [Fact]
    public void File_is_let_go_with_its_reader()
    {
        var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Chinese));
        CsvFile.Open(stream, "x.csv").Dispose();

        Assert.False(stream.CanRead);
    }

    [Fact]
    public void File_is_read_from_its_beginning_whatever_it_was_looked_at_for()
    {
        using var file = CsvFile.Open(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Chinese)), "x.csv", System.Text.Encoding.UTF8);

        Assert.Equal(["2", "QUA1", "钱二"], Assert.Single(Table.Read(file).Rows).Select(cell => cell.Value));
    }

    [Fact]
    public void Said_encoding_without_a_mark_may_have_zeros()
    {
        using var file = CsvFile.Open(_folder.Write("x.csv", System.Text.Encoding.Unicode.GetBytes(Chinese)), System.Text.Encoding.Unicode);

        Assert.Equal("QUA1", Assert.Single(Table.Read(file).Rows)[1].Value);
    }

    [Fact]
    public void Mark_has_the_last_word_over_the_said_encoding()
    {
        using var file = CsvFile.Open(_folder.Write("x.csv", [0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes(Chinese)]), FileEncoding.Gb18030);

        Assert.Equal("钱二", Assert.Single(Table.Read(file).Rows)[2].Value);
    }

    [Fact]
    public void Said_separator_is_taken()
    {
        using var file = CsvFile.Open(_folder.Write("x.csv", "QualificationNo|AdminName\nQUA1|a,b\n"), delimiter: '|');

        Assert.Equal(["2", "QUA1", "a,b"], Assert.Single(Table.Read(file).Rows).Select(cell => cell.Value));
    }

    [Fact]
    public void Rows_come_one_by_one_each_of_them_once()
    {
        const int Rows = 5000;
        using var file = CsvFile.Open(_folder.Write("x.csv", "QualificationNo,AdminName\n" + string.Concat(Enumerable.Range(1, Rows).Select(row => $"QUA{row},a\n"))));
        var found = new List<string>();
        while (file.Read() is { } row)
            found.Add($"{row.Place.Line} {string.Join(' ', row.Cells)}");

        Assert.Equal(Enumerable.Range(1, Rows).Select(row => $"{row + 1} QUA{row} a"), found);
        Assert.Null(file.Read());
    }

    [Fact]
    public void Refused_row_leaves_the_others()
    {
        using var english = InCulture.English();
        using var file = CsvFile.Open(_folder.Write("x.csv", "QualificationNo,AdminName\nQUA1,a\nQUA2,b,c\nQUA3,d\n"));

        var (rows, refused) = Table.Read(file);

        Assert.Equal(["QUA1", "QUA3"], rows.Select(row => row[1].Value));
        Assert.EndsWith("x.csv, line 3: the row has 3 cells, the header has 2. The row was skipped.", Assert.Single(refused).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("QUA1,b,c\n")]
    [InlineData("\"QUA1")]
    public void File_all_of_whose_rows_are_refused_has_rows(string row)
    {
        using var file = CsvFile.Open(_folder.Write("x.csv", "QualificationNo,AdminName\n" + row));

        Assert.NotNull(file.Read()!.Refusal);
        Assert.Null(file.Read());
    }

    [Fact]
    public void Header_alone_is_told_with_its_line()
    {
        using var english = InCulture.English();
        using var file = CsvFile.Open(new MemoryStream("Title\nQualificationNo\n"u8.ToArray()), "x.csv");

        Assert.Equal("x.csv has no rows below its header in line 2.", Assert.Throws<CsvException>(file.Read).Message);
    }

    [Fact]
    public void Refusal_says_what_to_do() => Assert.All(
        ["CsvIsFolder", "CsvNotReadable", "CsvNotFound", "CsvNoRows", "CsvTooManyCells"],
        id => Assert.NotEmpty(new CsvException(id, "x.csv", 1, 2, 3).Advice));

    private static Encoding Encoding(string name) => name switch
    {
        "gb18030" => FileEncoding.Gb18030,
        "utf-32BE" => new UTF32Encoding(bigEndian: true, byteOrderMark: true),
        _ => System.Text.Encoding.GetEncoding(name),
    };

    private static byte[] Mark(Encoding encoding) => encoding.GetPreamble();

    private static void AssertNotReadable(string path, Func<object?> read)
    {
        using var english = InCulture.English();
        var refusal = Assert.Throws<CsvException>(read);

        Assert.Equal(("CsvNotReadable", $"{path} cannot be read."), (refusal.Id, refusal.Message));
    }

    private void AssertRefused(string id, string text) =>
        Assert.Equal(id, Assert.Throws<CsvException>(() => CsvFile.Open(_folder.Write("x.csv", text))).Id);

    // Can be read to some place, and no further.
    private sealed class FailingStream(byte[] content, long end) : MemoryStream(content)
    {
        public long End { get; set; } = end;

        public override int Read(byte[] buffer, int offset, int count) => Position >= End ? throw new IOException("Input/output error") : base.Read(buffer, offset, count);

        public override int Read(Span<byte> buffer) => Position >= End ? throw new IOException("Input/output error") : base.Read(buffer);
    }
}
