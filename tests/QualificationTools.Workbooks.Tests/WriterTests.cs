using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace QualificationTools.Workbooks.Tests;

public sealed class WriterTests
{
    private static readonly XNamespace Main = BookBuilder.Main;

    [Fact]
    public void What_is_written_is_read_character_for_character()
    {
        string?[] texts =
        [
            "990000199001010017", "000123", "2031年5月5日", " 空格 ", "a\r\nb\tc\n", "_x000D_", "\u0001", "塚", "𠮷㐂", "=1+1", "'x", "<a&b>", "", null,
            "1E10", "TRUE", "#N/A", new string('长', 32_767), "𠮷\uD842",
        ];
        var file = Write(writer => writer.AddSheet("名单", new SheetLayout { Columns = [new("一"), new("二")] }) is var sheet
            ? texts.Select(text => { sheet.WriteRow(text, "末"); return 0; }).ToList() : []);
        using var workbook = Workbook.Open(file);
        var rows = workbook.Sheets[0].ReadRows().ToList();
        Assert.Equal(["一", "二"], rows[0].Cells.Select(cell => cell.Text));
        Assert.Equal(texts.Select(text => text ?? ""), rows.Skip(1).Select(row => row.FindCell(1)?.Text ?? ""));
        Assert.All(rows, row => Assert.All(row.Cells, cell => Assert.Equal(("@", CellKind.Text), (cell.NumberFormat, cell.Kind))));
    }

    [Fact]
    public void Validator_finds_nothing()
    {
        using var package = SpreadsheetDocument.Open(Template(), isEditable: false);
        foreach (var version in new[] { FileFormatVersions.Office2007, FileFormatVersions.Office2013, FileFormatVersions.Microsoft365 })
            Assert.Empty(new OpenXmlValidator(version).Validate(package, TestContext.Current.CancellationToken).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
    }

    [Fact]
    public void Same_input_gives_the_same_bytes_and_tells_nobody()
    {
        var file = Template().ToArray();
        Assert.Equal(file, Template().ToArray());
        using var archive = new ZipArchive(new MemoryStream(file));
        Assert.All(archive.Entries, entry => Assert.Equal((1980, 1, 1), (entry.LastWriteTime.Year, entry.LastWriteTime.Month, entry.LastWriteTime.Day)));
        var text = string.Concat(archive.Entries.Select(entry => new StreamReader(entry.Open()).ReadToEnd()));
        Assert.DoesNotContain("creator", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("modified", text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(
            "资质模板", XDocument.Load(archive.GetEntry("docProps/core.xml")!.Open()).Descendants().Single(element => element.Name.LocalName == "title").Value);
    }

    [Fact]
    public void Targets_are_relative_and_nothing_has_a_prefix_that_some_readers_do_not_know()
    {
        using var archive = new ZipArchive(Template());
        foreach (var entry in archive.Entries.Where(entry => entry.FullName.EndsWith(".rels", StringComparison.Ordinal)))
            Assert.All(XDocument.Load(entry.Open()).Root!.Elements(), element => Assert.False(element.Attribute("Target")!.Value.StartsWith('/')));
        foreach (var entry in archive.Entries.Where(entry => entry.FullName.StartsWith("xl/", StringComparison.Ordinal) && entry.FullName.EndsWith(".xml", StringComparison.Ordinal)))
            Assert.Null(XDocument.Load(entry.Open()).Root!.GetPrefixOfNamespace(Main));
        Assert.Equal("_rels/.rels", archive.Entries[0].FullName);
    }

    [Fact]
    public void Columns_are_of_text_and_as_wide_as_their_Chinese_headers()
    {
        var columns = Part("xl/worksheets/sheet1.xml").Descendants(Main + "col").ToList();
        Assert.Equal(["1", "1", "1", "2"], columns.Select(column => column.Attribute("style")!.Value));
        Assert.Equal(["11.5", "27.5", "10", "60"], columns.Select(column => column.Attribute("width")!.Value));
        var formats = Part("xl/styles.xml").Root!.Element(Main + "cellXfs")!.Elements().Skip(1).Select(format => format.Attribute("numFmtId")!.Value);
        Assert.All(formats, id => Assert.Equal("49", id));
    }

    [Fact]
    public void Header_stays_in_view_and_is_filtered()
    {
        var sheet = Part("xl/worksheets/sheet1.xml");
        var pane = sheet.Descendants(Main + "pane").Single();
        Assert.Equal(("1", "1", "B2", "frozen"), (pane.Attribute("xSplit")!.Value, pane.Attribute("ySplit")!.Value, pane.Attribute("topLeftCell")!.Value, pane.Attribute("state")!.Value));
        Assert.Equal("A1:D3", sheet.Descendants(Main + "autoFilter").Single().Attribute("ref")!.Value);
        Assert.Equal("'名单 ''1'!$A$1:$D$3", Part("xl/workbook.xml").Descendants(Main + "definedName").First().Value);
        Assert.Empty(Part("xl/worksheets/sheet2.xml").Descendants(Main + "autoFilter"));
    }

    [Fact]
    public void Short_list_stands_in_the_cell_and_long_one_on_a_hidden_sheet()
    {
        var lists = Part("xl/worksheets/sheet1.xml").Descendants(Main + "dataValidation").ToList();
        Assert.Equal(["\"是,否\"", "List_1"], lists.Select(list => list.Element(Main + "formula1")!.Value));
        Assert.Equal(["C2:C1003", "D2:D1003"], lists.Select(list => list.Attribute("sqref")!.Value));
        Assert.Equal(["1", null], lists.Select(list => list.Attribute("showErrorMessage")?.Value));
        Assert.Equal("'选项'!$A$2:$A$61", Part("xl/workbook.xml").Descendants(Main + "definedName").Last().Value);
        using var workbook = Workbook.Open(Template());
        Assert.Equal(
            [("名单 '1", SheetVisibility.Visible), ("说明", SheetVisibility.Visible), ("选项", SheetVisibility.VeryHidden)],
            workbook.Sheets.Select(sheet => (sheet.Name, sheet.Visibility)));
        Assert.Equal("类型,60", workbook.Sheets[2].ReadRows().Last().Cells.Single().Text);
    }

    [Theory]
    [InlineData(new[] { "a", "b" }, "\"a,b\"")]
    [InlineData(new[] { "a,b", "c" }, "List_1")]
    [InlineData(new[] { "a\"b" }, "List_1")]
    [InlineData(new[] { " a" }, "List_1")]
    [InlineData(new[] { "", "a" }, "List_1")]
    public void List_that_a_cell_cannot_hold_goes_to_the_sheet(string[] choices, string formula) =>
        Assert.Equal(formula, new ChoiceLists().Formula(choices));

    [Fact]
    public void List_in_a_cell_has_at_most_255_characters_commas_included()
    {
        Assert.StartsWith("\"", new ChoiceLists().Formula([new string('长', 127), new string('短', 127)]), StringComparison.Ordinal);
        Assert.Equal("List_1", new ChoiceLists().Formula([new string('长', 127), new string('短', 128)]));
        var lists = new ChoiceLists();
        Assert.Equal(["List_1", "List_2", "List_1"], new[] { "a,", "b,", "a," }.Select(choice => lists.Formula([choice])));
    }

    [Fact]
    public void Notes_have_their_text_and_their_box()
    {
        var notes = Part("xl/comments1.xml").Descendants(Main + "comment").ToList();
        Assert.Equal([("A1", "必填。\n八位。"), ("B2", "长度不对")], notes.Select(note => (note.Attribute("ref")!.Value, note.Value)));
        Assert.Equal("", Part("xl/comments1.xml").Descendants(Main + "author").Single().Value);
        var boxes = Part("xl/drawings/vmlDrawing1.vml").Descendants().Where(element => element.Name.LocalName == "ClientData").ToList();
        Assert.Equal([("0", "0"), ("1", "1")], boxes.Select(box => (Child(box, "Row"), Child(box, "Column"))));
    }

    [Fact]
    public void Thousands_of_notes_have_numbers_of_their_own()
    {
        using var archive = new ZipArchive(Write(writer =>
        {
            foreach (var name in new[] { "a", "b" })
            {
                var sheet = writer.AddSheet(name, new SheetLayout { Columns = [new("x")] });
                for (var i = 0; i < 1_500; i++)
                    sheet.WriteRow(new WrittenCell("y", CellStyle.Wrong, "z"));
            }

            return 0;
        }));
        var ids = new[] { 1, 2 }.SelectMany(sheet => XDocument.Load(archive.GetEntry($"xl/drawings/vmlDrawing{sheet}.vml")!.Open()).Descendants()
            .Where(element => element.Name.LocalName == "shape").Select(shape => int.Parse(shape.Attribute("id")!.Value["_x0000_s".Length..], CultureInfo.InvariantCulture))).ToList();
        Assert.Equal(3_000, ids.Distinct().Count());
        var blocks = new[] { 1, 2 }.SelectMany(sheet => XDocument.Load(archive.GetEntry($"xl/drawings/vmlDrawing{sheet}.vml")!.Open()).Descendants()
            .Single(element => element.Name.LocalName == "idmap").Attribute("data")!.Value.Split(',')).ToList();
        Assert.Equal(["1", "2", "3", "4"], blocks);
        Assert.All(ids, id => Assert.Contains((id / 1024).ToString(CultureInfo.InvariantCulture), blocks));
        Assert.All(ids, id => Assert.NotEqual(0, id % 1024));
    }

    [Fact]
    public void Wrong_cells_and_required_columns_look_different()
    {
        var sheet = Part("xl/worksheets/sheet1.xml");
        string Style(string reference) => sheet.Descendants(Main + "c").Single(cell => cell.Attribute("r")!.Value == reference).Attribute("s")!.Value;
        Assert.Equal(["4", "3", "1", "5"], new[] { "A1", "B1", "A2", "B2" }.Select(Style));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a/b")]
    [InlineData("[a]")]
    [InlineData("'a")]
    [InlineData("a\n")]
    [InlineData("history")]
    [InlineData("名单 '1")]
    [InlineData("说明书说明书说明书说明书说明书说明书说明书说明书说明书说明书说明")]
    public void Name_that_no_sheet_can_have_is_refused(string name)
    {
        using var writer = new WorkbookWriter(new MemoryStream());
        writer.AddSheet("名单 '1", new SheetLayout { Columns = [new("a")] });
        Assert.Throws<ArgumentException>(() => writer.AddSheet(name, new SheetLayout { Columns = [new("a")] }));
    }

    [Fact]
    public void What_a_sheet_cannot_hold_is_refused()
    {
        using var writer = new WorkbookWriter(new MemoryStream());
        Assert.Throws<InvalidOperationException>(writer.Complete);
        Assert.Throws<ArgumentException>(() => writer.AddSheet("a", new SheetLayout { Columns = [] }));
        var sheet = writer.AddSheet("a", new SheetLayout { Columns = [new("a")] });
        Assert.Throws<ArgumentException>(() => sheet.WriteRow(new string('a', 32_768)));
        Assert.Throws<ArgumentException>(() => sheet.WriteRow(new WrittenCell("a", Note: new string('a', 32_768))));
        writer.AddSheet("b", new SheetLayout { Columns = [new("a")] });
        Assert.Throws<InvalidOperationException>(() => sheet.WriteRow("a"));
    }

    [Fact]
    public void Choices_have_a_sheet_of_their_own_whatever_the_others_are_called()
    {
        using var workbook = Workbook.Open(Write(writer => writer.AddSheet("CHOICES", new SheetLayout { Columns = [new("a") { Choices = ["a,b"] }] })));
        Assert.Equal(["CHOICES", "Choices2"], workbook.Sheets.Select(sheet => sheet.Name));
    }

    [Fact]
    public void Name_of_the_choices_that_no_sheet_can_have_is_refused() =>
        Assert.Throws<ArgumentException>(() => new WorkbookWriter(new MemoryStream(), new WorkbookWriterOptions { ChoicesSheetName = "a/b" }));

    [Fact]
    public void Completed_workbook_is_whole_and_takes_no_more()
    {
        var stream = new MemoryStream();
        using var writer = new WorkbookWriter(stream);
        var sheet = writer.AddSheet("a", new SheetLayout { Columns = [new("b")] });
        writer.Complete();
        var length = stream.Length;
        writer.Complete();
        Assert.Throws<InvalidOperationException>(() => sheet.WriteRow("c"));
        Assert.Throws<InvalidOperationException>(() => writer.AddSheet("c", new SheetLayout { Columns = [new("b")] }));
        writer.Dispose();
        Assert.Equal(length, stream.Length);
        using var workbook = Workbook.Open(stream);
        Assert.Equal(["1: A=b"], SheetDump.Rows(workbook.Sheets[0]));
    }

    [Fact]
    public void Workbook_that_was_not_completed_is_none()
    {
        var stream = new MemoryStream();
        using (var writer = new WorkbookWriter(stream))
            writer.AddSheet("a", new SheetLayout { Columns = [new("a")] }).WriteRow("b");
        Assert.Equal(WorkbookFailure.MissingPart, SheetDump.Failure(new MemoryStream(stream.ToArray())).Failure);
    }

    /// <summary>A workbook with everything that can be written.</summary>
    internal static MemoryStream Template() => Write(
        writer =>
        {
            var sheet = writer.AddSheet("名单 '1", new SheetLayout
            {
                FrozenColumns = 1,
                Columns =
                [
                    new("资质编号") { IsRequired = true, Note = "必填。\n八位。" },
                    new("管理员身份证正面照片文件") { IsRequired = false },
                    new("是否") { Choices = ["是", "否"] },
                    new("说明") { Width = 60, IsWrapped = true, Choices = [.. Enumerable.Range(1, 60).Select(i => $"类型,{i}")], AllowsOther = true },
                ],
            });
            sheet.WriteRow("00000123", new WrittenCell("990000199001010017", CellStyle.Wrong, "长度不对"), "是");
            sheet.WriteRow("2031-05-05", null, "否", " 两行\n文字 ");
            writer.AddSheet("说明", new SheetLayout { HasFilter = false, Columns = [new("列"), new("说明") { IsWrapped = true }] })
                .WriteRow("资质编号", new WrittenCell("必填。", CellStyle.Wrapped));
            return 0;
        },
        new WorkbookWriterOptions { Title = "资质模板", ChoicesSheetName = "选项" });

    private static MemoryStream Write<T>(Func<WorkbookWriter, T> write, WorkbookWriterOptions? options = null)
    {
        var stream = new MemoryStream();
        using (var writer = new WorkbookWriter(stream, options))
        {
            write(writer);
            writer.Complete();
        }

        return new MemoryStream(stream.ToArray());
    }

    private static XDocument Part(string name)
    {
        using var archive = new ZipArchive(Template());
        using var part = archive.GetEntry(name)!.Open();
        return XDocument.Load(part, LoadOptions.PreserveWhitespace);
    }

    private static string Child(XElement element, string name) => element.Elements().Single(child => child.Name.LocalName == name).Value;
}
