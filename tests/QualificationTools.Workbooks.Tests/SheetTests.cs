namespace QualificationTools.Workbooks.Tests;

/// <summary>Cells, rows and sheets as programs write them.</summary>
public sealed class SheetTests
{
    private const string Header = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>编号</t></is></c></row>";

    [Theory]
    [InlineData("<c r=\"A1\" t=\"inlineStr\"><is><t>示例甲</t></is></c>", "示例甲")]
    [InlineData("<c r=\"A1\" t=\"inlineStr\"><is><t>&#31034;&#x4F8B;</t></is></c>", "示例")]
    [InlineData("<c r=\"A1\" t=\"inlineStr\"><is><r><t>示</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\"> 例</t></r></is></c>", "示 例")]
    [InlineData("<c r=\"A1\" t=\"inlineStr\"><is><t>示例甲</t><rPh sb=\"0\" eb=\"2\"><t>shì lì</t></rPh><phoneticPr fontId=\"1\"/></is></c>", "示例甲")]
    [InlineData("<c r=\"A1\" t=\"inlineStr\"><is><t>a_x000D_\nb</t></is></c>", "a\r\nb")]
    [InlineData("<c r=\"A1\" t=\"inlineStr\"><is><t><![CDATA[a<b]]>c</t></is></c>", "a<bc")]
    [InlineData("<c r=\"A1\" t=\"str\"><v>a_x005F_x000D_</v></c>", "a_x000D_")]
    [InlineData("<c r=\"A1\" t=\"str\"><f>A2&amp;\"x\"</f><v>QT1</v></c>", "QT1")]
    [InlineData("<c r=\"A1\" t=\"str\"><v>塚</v></c>", "塚")]
    [InlineData("<c r=\"A1\"><f>1+1</f><v>2</v></c>", "2(Number)")]
    [InlineData("<c r=\"A1\"><f>1+1</f></c>", "(Formula)!FormulaWithoutValue")]
    [InlineData("<c r=\"A1\"><f>1+1</f><v></v></c>", "(Formula)!FormulaWithoutValue")]
    [InlineData("<c r=\"A1\" t=\"str\"><f>A2</f></c>", "(Formula)!FormulaWithoutValue")]
    [InlineData("<c r=\"A1\" t=\"b\"><v>1</v></c>", "TRUE(Boolean)")]
    [InlineData("<c r=\"A1\" t=\"b\"><v>0</v></c>", "FALSE(Boolean)")]
    [InlineData("<c r=\"A1\" t=\"b\"><v>2</v></c>", "2(Boolean)!UnreadableValue")]
    [InlineData("<c r=\"A1\" t=\"e\"><v>#N/A</v></c>", "#N/A(Error)!ErrorValue")]
    [InlineData("<c r=\"A1\" t=\"e\"><f>B1</f><v>#REF!</v></c>", "#REF!(Error)!ErrorValue")]
    [InlineData("<c r=\"A1\" t=\"d\"><v>2031-05-05</v></c>", "2031-05-05(Date)")]
    [InlineData("<c r=\"A1\" t=\"d\"><v>2031-05-05T00:00:00.000</v></c>", "2031-05-05(Date)")]
    [InlineData("<c r=\"A1\" t=\"d\"><v>2031-05-05T12:30:00Z</v></c>", "2031-05-05 12:30:00(Date)")]
    [InlineData("<c r=\"A1\" t=\"d\"><v>12:30:00</v></c>", "12:30:00(Time)")]
    [InlineData("<c r=\"A1\" t=\"d\"><v>2031-05-05T00:00:00+08:00</v></c>", "2031-05-05(Date)")]
    [InlineData("<c r=\"A1\" t=\"d\"><v>2031-05-05T23:30:00.5-03:00</v></c>", "2031-05-05 23:30:00(Date)")]
    [InlineData("<c r=\"A1\" t=\"d\"><v>05/06/2031</v></c>", "05/06/2031(Date)!UnreadableValue")]
    [InlineData("<c r=\"A1\" t=\"d\"><v>47973</v></c>", "47973(Date)!UnreadableValue")]
    [InlineData("<c r=\"A1\" t=\"d\"><v>5-maio-31</v></c>", "5-maio-31(Date)!UnreadableValue")]
    [InlineData("<c r=\"A1\" t=\"n\"><v>twelve</v></c>", "twelve(Number)!UnreadableValue")]
    [InlineData("<c r=\"A1\" s=\"99\"><v>12</v></c>", "12(Number)")]
    [InlineData("<c r=\"a1\"><v> 12 </v></c>", "12(Number)")]
    [InlineData("<c r=\"A1\"><v>12</v><extLst><ext uri=\"x\"><v xmlns=\"urn:other\">13</v></ext></extLst></c>", "12(Number)")]
    public void Cell_is_what_it_shows(string cell, string shown) =>
        Assert.Equal(shown, SheetDump.Cell(BookBuilder.Of($"<row r=\"1\">{cell}</row>")));

    [Theory]
    [InlineData("<c r=\"A1\"/>")]
    [InlineData("<c r=\"A1\" s=\"1\"></c>")]
    [InlineData("<c r=\"A1\"><v/></c>")]
    [InlineData("<c r=\"A1\" t=\"str\"><f>A2</f><v></v></c>")]
    [InlineData("<c r=\"A1\" t=\"inlineStr\"><is/></c>")]
    [InlineData("<c r=\"A1\" t=\"inlineStr\"><is><t/></is></c>")]
    public void Cell_without_value_is_empty(string cell) => Assert.Empty(SheetDump.Rows(BookBuilder.Of($"<row r=\"1\">{cell}</row>")));

    [Fact]
    public void Shared_strings_are_found_whatever_their_counts_say()
    {
        var book = BookBuilder.Of("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>2</v></c><c r=\"D1\" t=\"s\"><v>3</v></c></row>")
            .Strings("<si><t>甲</t><rPh sb=\"0\" eb=\"1\"><t>jiǎ</t></rPh></si>", "<si/>", "<si><r><t>乙</t></r><r><t xml:space=\"preserve\"> 丙</t></r></si>", "<si><t>_x4E01_</t></si>");
        Assert.Equal(["1: A=甲 C=乙 丙 D=丁"], SheetDump.Rows(book));
    }

    [Fact]
    public void Text_longer_than_a_cell_holds_is_damaged()
    {
        var fits = new string('长', 32_767);
        var book = BookBuilder.Of(
            $"<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"inlineStr\"><is><t>{fits}字</t></is></c></row>")
            .Strings($"<si><t>{fits}</t></si>", $"<si><t>{fits}字</t></si>");
        Assert.Equal([$"1: A={fits} B=!TextTooLong C=!TextTooLong"], SheetDump.Rows(book));
    }

    [Fact]
    public void Cells_and_rows_without_names_count_on()
    {
        var book = BookBuilder.Of("<row><c t=\"str\"><v>a</v></c><c/><c t=\"str\"><v>c</v></c></row><row/><row><c r=\"C3\"><v>3</v></c><c><v>4</v></c></row><row><c r=\"B7\"><v>7</v></c></row><row><c><v>8</v></c></row>");
        Assert.Equal(["1: A=a C=c", "3: C=3(Number) D=4(Number)", "7: B=7(Number)", "8: A=8(Number)"], SheetDump.Rows(book));
    }

    [Fact]
    public void Cells_and_rows_out_of_order_keep_their_places()
    {
        var book = BookBuilder.Of("<row r=\"3\"><c r=\"C3\"><v>3</v></c><c r=\"A3\"><v>1</v></c></row><row r=\"2\"><c r=\"B2\"><v>2</v></c></row>");
        Assert.Equal(["3: A=1(Number) C=3(Number)", "2: B=2(Number)"], SheetDump.Rows(book));
    }

    [Fact]
    public void Two_cells_in_one_place_are_damaged()
    {
        var book = BookBuilder.Of("<row r=\"2\"><c r=\"B2\"><v>2</v></c><c r=\"B2\"><v>3</v></c><c r=\"C2\"><v>4</v></c></row>");
        Assert.Equal(["2: B=2(Number)!DuplicateCell C=4(Number)"], SheetDump.Rows(book));
    }

    [Theory]
    [InlineData("<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"2\"><c r=\"B2\"><v>1</v></c></row>", "2")]
    [InlineData("<row r=\"0\"/>", "0")]
    [InlineData("<row r=\"1048577\"/>", "1048577")]
    [InlineData("<row r=\"-1\"/>", "0")]
    [InlineData("<row r=\"2\"><c r=\"A3\"><v>1</v></c></row>", "A3")]
    [InlineData("<row r=\"2\"><c r=\"XFE2\"/></row>", "XFE2")]
    [InlineData("<row r=\"2\"><c r=\"12\"/></row>", "12")]
    [InlineData("<row r=\"2\"><c r=\"XFD2\"/><c/></row>", "2")]
    [InlineData("<row r=\"1048576\"/><row/>", "1048577")]
    public void Place_outside_of_the_sheet_or_taken_ends_the_reading(string rows, string reference)
    {
        var failure = SheetDump.Failure(BookBuilder.Of(rows));
        Assert.Equal((WorkbookFailure.BadPosition, "名单", reference), (failure.Failure, failure.SheetName, failure.Reference));
    }

    [Fact]
    public void Dimension_and_styled_emptiness_are_nothing()
    {
        var book = BookBuilder.Of(
            $"{Header}<row r=\"2\" s=\"1\" customFormat=\"1\"><c r=\"A2\" s=\"1\"/><c r=\"XFD2\" s=\"1\"/></row><row r=\"1048576\"><c r=\"XFD1048576\" s=\"1\"/></row>",
            before: "<dimension ref=\"A1:XFD1048576\"/>");
        Assert.Equal(["1: A=编号"], SheetDump.Rows(book));
    }

    [Fact]
    public void Hidden_rows_and_columns_are_told()
    {
        var book = BookBuilder.Of(
            "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>2</v></c></row><row r=\"2\" hidden=\"1\"><c r=\"A2\"><v>3</v></c></row><row r=\"3\" hidden=\"true\"><c r=\"A3\"><v>3</v></c></row><row r=\"4\" ht=\"0\" customHeight=\"1\"><c r=\"A4\"><v>3</v></c></row><row r=\"5\" hidden=\"0\"><c r=\"C5\"><v>3</v></c></row>",
            before: "<cols><col min=\"2\" max=\"2\" width=\"9\" hidden=\"1\"/><col min=\"3\" max=\"5\" width=\"0\" customWidth=\"1\"/></cols>");
        Assert.Equal(["1: A=1(Number) B=2(Number)~", "2~: A=3(Number)", "3~: A=3(Number)", "4~: A=3(Number)", "5: C=3(Number)~"], SheetDump.Rows(book));
    }

    [Fact]
    public void Sheets_tell_their_names_order_and_visibility()
    {
        var book = new BookBuilder().Sheet("选项", "", state: "state=\"veryHidden\"").Sheet("名单 &amp; 更多", Header).Sheet("旧", "", state: "state=\"hidden\"");
        using var workbook = Workbook.Open(book.Build());
        Assert.Equal(
            [("选项", 0, SheetVisibility.VeryHidden), ("名单 & 更多", 1, SheetVisibility.Visible), ("旧", 2, SheetVisibility.Hidden)],
            workbook.Sheets.Select(sheet => (sheet.Name, sheet.Index, sheet.Visibility)));
        Assert.Same(workbook.Sheets[1], workbook.FindSheet("名单 & 更多"));
        Assert.Null(workbook.FindSheet("无"));
    }

    [Fact]
    public void Sheets_of_charts_are_none()
    {
        var book = BookBuilder.Of(Header);
        var parts = book.Parts();
        var xml = System.Text.Encoding.UTF8.GetString(parts["xl/workbook.xml"]).Replace("</sheets>", "<sheet name=\"图\" sheetId=\"9\" r:id=\"chart\"/></sheets>", StringComparison.Ordinal);
        book.Part("xl/workbook.xml", xml).Part("xl/_rels/workbook.xml.rels", BookBuilder.RelationList(
            [("sheet1", BookBuilder.Relations + "/worksheet", "worksheets/sheet1.xml"), ("chart", BookBuilder.Relations + "/chartsheet", "chartsheets/sheet1.xml")]));
        using var workbook = Workbook.Open(book.Build());
        Assert.Equal("名单", Assert.Single(workbook.Sheets).Name);
    }

    [Fact]
    public void Title_rows_stand_above_the_header()
    {
        var book = BookBuilder.Of(
            "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>资质名单</v></c></row><row r=\"3\"><c r=\"A3\" t=\"str\"><v>编号</v></c><c r=\"B3\" t=\"str\"><v>姓名</v></c></row>",
            after: "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>");
        Assert.Equal(["1: A=资质名单 B=(Empty)!CoveredByMerge^", "3: A=编号 B=姓名"], SheetDump.Rows(book));
    }

    [Fact]
    public void Merge_over_rows_shows_its_first_cell_in_each_and_nothing_beneath()
    {
        var book = BookBuilder.Of(
            "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\" t=\"str\"><v>公司</v></c></row><row r=\"3\"><c r=\"A3\"><v>2</v></c><c r=\"B3\" t=\"str\"><v>旧</v></c></row><row r=\"4\"><c r=\"B4\" t=\"str\"><v>旧</v></c></row><row r=\"5\"><c r=\"A5\"><v>3</v></c><c r=\"C5\"><v>5</v></c></row>",
            after: "<mergeCells count=\"9\"><mergeCell ref=\"B2:B4\"/><mergeCell ref=\"C4:C5\"/></mergeCells>");
        Assert.Equal(["2: A=1(Number) B=公司", "3: A=2(Number) B=公司^", "5: A=3(Number)"], SheetDump.Rows(book));
    }

    [Fact]
    public void Merge_over_columns_is_damage_where_it_covers()
    {
        var book = BookBuilder.Of(
            "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\"><v>2</v></c></row><row r=\"3\"><c r=\"A3\"><v>3</v></c><c r=\"D3\"><v>4</v></c></row>",
            after: "<mergeCells><mergeCell ref=\"A2:B3\"/></mergeCells>");
        Assert.Equal(["2: A=1(Number) B=(Empty)!CoveredByMerge^", "3: A=1(Number)^ B=(Empty)!CoveredByMerge^ D=4(Number)"], SheetDump.Rows(book));
    }

    [Fact]
    public void Word_of_merges_in_a_text_is_no_merge() =>
        Assert.Equal(["1: A=mergeCells"], SheetDump.Rows(BookBuilder.Of("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>mergeCells</v></c></row>")));

    [Theory]
    [InlineData("date1904=\"1\"", "2035-05-06")]
    [InlineData("date1904=\"true\"", "2035-05-06")]
    [InlineData("date1904=\"0\"", "2031-05-05")]
    [InlineData("", "2031-05-05")]
    public void Both_date_systems_are_understood(string attribute, string date) => Assert.Equal(
        $"{date}(Date)", SheetDump.Cell(BookBuilder.Of("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>47973</v></c></row>").Formats("14").WorkbookProperties(attribute)));

    [Fact]
    public void Dates_of_ISO_are_not_moved_by_the_date_system() => Assert.Equal(
        "2031-05-05(Date)", SheetDump.Cell(BookBuilder.Of("<row r=\"1\"><c r=\"A1\" t=\"d\"><v>2031-05-05</v></c></row>").WorkbookProperties("date1904=\"1\"")));

    [Fact]
    public void Formats_of_conditional_styles_are_others()
    {
        var book = BookBuilder.Of("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>47973</v></c></row>").Styles(
            "<dxfs><dxf><numFmt numFmtId=\"164\" formatCode=\"0.00\"/></dxf></dxfs><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy\"/></numFmts><cellStyleXfs><xf numFmtId=\"1\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs>");
        Assert.Equal("2031-05-05(Date)", SheetDump.Cell(book));
    }

    [Fact]
    public void Damaged_id_tells_what_the_file_holds()
    {
        using var workbook = Workbook.Open(BookBuilder.Of("<row r=\"12\"><c r=\"F12\" s=\"1\"><v>9.9000019900101005E+17</v></c></row>").Formats("0_ ").Build());
        var cell = workbook.Sheets[0].ReadRows().Single().FindCell(6)!;
        Assert.Equal(
            ("F12", CellKind.Number, CellDamage.DigitsLost, "9.9000019900101005E+17", "0_ "),
            (cell.Reference, cell.Kind, cell.Damage, cell.RawValue, cell.NumberFormat));
    }

    [Fact]
    public void Cells_of_a_row_are_found_by_column()
    {
        using var workbook = Workbook.Open(BookBuilder.Of("<row r=\"1\"><c r=\"B1\"><v>2</v></c><c r=\"D1\"><v>4</v></c><c r=\"F1\"><v>6</v></c></row>").Build());
        var row = workbook.Sheets[0].ReadRows().Single();
        Assert.Equal([null, "2", null, "4", null, "6", null], Enumerable.Range(1, 7).Select(column => row.FindCell(column)?.Text));
    }

    [Fact]
    public void Each_enumeration_reads_anew()
    {
        using var workbook = Workbook.Open(BookBuilder.Of("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>2</v></c></row>").Build());
        var rows = workbook.Sheets[0].ReadRows();
        Assert.Equal(1, rows.First().Number);
        Assert.Equal([1, 2], rows.Select(row => row.Number));
    }

    [Fact]
    public void Drop_down_lists_and_notes_are_not_values()
    {
        var book = BookBuilder.Of(Header, after:
            "<dataValidations><dataValidation type=\"list\" sqref=\"A2\"><formula1>\"a,b\"</formula1></dataValidation></dataValidations>"
            + "<extLst><ext uri=\"x\" xmlns:x14=\"urn:x14\"><x14:dataValidations><x14:dataValidation><sheetData/></x14:dataValidation></x14:dataValidations></ext></extLst>")
            .SheetRelation(1, "rId9", "comments", "../comments1.xml")
            .Part("xl/comments1.xml", $"<comments xmlns=\"{BookBuilder.Main}\"><commentList><comment ref=\"A1\"><text><t>[Threaded comment]</t></text></comment></commentList></comments>");
        Assert.Equal(["1: A=编号"], SheetDump.Rows(book));
    }
}
