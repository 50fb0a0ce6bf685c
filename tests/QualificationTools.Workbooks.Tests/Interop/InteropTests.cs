using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace QualificationTools.Workbooks.Tests.Interop;

/// <summary>Workbooks of other programs are read, and those written here are opened, filled and saved by them.</summary>
public sealed class InteropTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("exceljs")]
    [InlineData("xlsx")]
    [InlineData("write-excel-file")]
    public void Workbooks_of_npm_libraries_are_read(string library)
    {
        var file = Path.Combine(_folder, "a.xlsx");
        OtherPrograms.Node("write", library, file);
        var rows = Rows(file);
        Assert.Equal("1: A=编号 B=证件号 C=有效期 D=电话 E=丢失的证件号 F=是否", rows[0]);
        Assert.StartsWith("2: A=000123 B=990000199001010017 C=2031-05-05(Date) D=13800000001(Number) E=990000199001010", rows[1], StringComparison.Ordinal);
        Assert.Contains("(Number)!DigitsLost F=TRUE(Boolean)", rows[1], StringComparison.Ordinal);
        if (library != "exceljs")
            return;
        Assert.EndsWith(" G=(Picture)@image1.png", rows[1], StringComparison.Ordinal);
        Assert.Equal("3~: A=示 例 B=2(Number) C=#N/A(Error)!ErrorValue", rows[2]);
    }

    [Fact]
    public void Exceljs_opens_what_is_written_with_lists_notes_and_formats()
    {
        using var read = JsonDocument.Parse(OtherPrograms.Node("read", "exceljs", Template()));
        var root = read.RootElement;
        Assert.Equal(["名单 '1:visible", "说明:visible", "选项:veryHidden"], Texts(root.GetProperty("sheets")));
        Assert.Equal(["00000123", "990000199001010017", "是"], Texts(root.GetProperty("rows")[1]));
        Assert.Equal(["2031-05-05", "", "否", " 两行\n文字 "], Texts(root.GetProperty("rows")[2]));
        Assert.Equal("必填。\n八位。", root.GetProperty("note").GetString());
        Assert.Equal(["\"是,否\"", "List_1"], Texts(root.GetProperty("list")));
        Assert.Equal(("@", "@", "frozen", "A1:D3"), (Text(root, "format"), Text(root, "emptyFormat"), Text(root, "pane"), Text(root, "filter")));
    }

    [Fact]
    public void SheetJS_opens_what_is_written_with_notes_and_formats()
    {
        using var read = JsonDocument.Parse(OtherPrograms.Node("read", "xlsx", Template()));
        var root = read.RootElement;
        Assert.Equal(["名单 '1", "说明", "选项"], Texts(root.GetProperty("sheets")));
        Assert.Equal(["00000123", "990000199001010017", "是", ""], Texts(root.GetProperty("rows")[1]));
        Assert.Equal(["2031-05-05", "", "否", " 两行\n文字 "], Texts(root.GetProperty("rows")[2]));
        Assert.Equal(("必填。\n八位。", "@", "A1:D3"), (Text(root, "note"), Text(root, "format"), Text(root, "filter")));
    }

    [Theory]
    [InlineData("exceljs", "4: A=990000199001010033 B=(Picture)@image1.png C=是")]
    [InlineData("xlsx", "4: A=990000199001010033 C=是")]
    public void What_a_library_fills_in_is_read_back(string library, string added)
    {
        var filled = Path.Combine(_folder, "filled.xlsx");
        OtherPrograms.Node("fill", library, Template(), filled);
        Assert.Equal(
            [
                "1: A=资质编号 B=管理员身份证正面照片文件 C=是否 D=说明", "2: A=00000123 B=990000199001010017 C=是",
                "3: A=2031-05-05 C=否 D= 两行\n文字 ", added,
            ],
            Rows(filled));
    }

    [Fact]
    public void LibreOffice_saves_what_is_written_with_lists_notes_formats_and_every_text()
    {
        var saved = OtherPrograms.LibreOffice(Template(), "xlsx:Calc MS Excel 2007 XML", "xlsx");
        Assert.Equal(Rows(Template()), Rows(saved));
        using (var workbook = Workbook.Open(saved))
        {
            Assert.Equal(["名单 '1", "说明", "选项"], workbook.Sheets.Select(sheet => sheet.Name));
            // LibreOffice has one way of hiding.
            Assert.NotEqual(SheetVisibility.Visible, workbook.Sheets[2].Visibility);
            Assert.All(workbook.Sheets[0].ReadRows(), row => Assert.All(row.Cells, cell => Assert.Equal("@", cell.NumberFormat)));
        }

        using var archive = new ZipArchive(File.OpenRead(saved));
        var sheet = Part(archive, "xl/worksheets/sheet1.xml");
        Assert.Equal(2, sheet.Descendants().Count(element => element.Name.LocalName == "dataValidation"));
        Assert.Contains(sheet.Descendants(), element => element.Name.LocalName == "autoFilter");
        var notes = Part(archive, "xl/comments1.xml").Descendants().Where(element => element.Name.LocalName == "comment").Select(note => note.Value);
        Assert.Equal(["必填。\n八位。", "长度不对"], notes);
    }

    [Fact]
    public void LibreOffice_shows_what_is_written()
    {
        // 44: comma, 34: quotes, 76: UTF-8, from line 1; the texts as shown.
        var saved = OtherPrograms.LibreOffice(Template(), "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true", "csv");
        Assert.Equal(
            "资质编号,管理员身份证正面照片文件,是否,说明\n00000123,990000199001010017,是,\n2031-05-05,,否,\" 两行\n文字 \"\n",
            File.ReadAllText(saved).Replace("\r\n", "\n", StringComparison.Ordinal).TrimStart('\uFEFF'));
    }

    [Fact]
    public void LibreOffice_s_workbook_of_a_CSV_file_names_the_ids_that_it_damaged()
    {
        var csv = Path.Combine(_folder, "名单.csv");
        File.WriteAllText(csv, "编号,证件号,有效期,说明\n000123,990000199001010017,2031-05-05,示例 \"甲\"\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        // As Office's wizard for texts would have it by default: commas, quotes, UTF-8, the kind of each value guessed.
        var saved = OtherPrograms.LibreOffice(csv, "xlsx:Calc MS Excel 2007 XML", "xlsx", "--infilter=Text - txt - csv (StarCalc):44,34,76,1,,1033,false,true");
        var rows = Rows(saved);
        Assert.Equal("1: A=编号 B=证件号 C=有效期 D=说明", rows[0]);
        Assert.Matches("^2: A=123\\(Number\\) B=9\\S*\\(Number\\)!DigitsLost C=2031-05-05\\(Date\\) D=示例 \"甲\"$", rows[1]);
    }

    private string Template()
    {
        var file = Path.Combine(_folder, "template.xlsx");
        File.WriteAllBytes(file, WriterTests.Template().ToArray());
        return file;
    }

    private static string[] Rows(string file)
    {
        using var workbook = Workbook.Open(file);
        return SheetDump.Rows(workbook.Sheets[0]);
    }

    private static XDocument Part(ZipArchive archive, string name)
    {
        using var part = archive.GetEntry(name)!.Open();
        return XDocument.Load(part, LoadOptions.PreserveWhitespace);
    }

    private static IEnumerable<string?> Texts(JsonElement array) => array.EnumerateArray().Select(element => element.GetString());

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
