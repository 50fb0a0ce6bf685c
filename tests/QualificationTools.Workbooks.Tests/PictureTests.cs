using System.Text;

namespace QualificationTools.Workbooks.Tests;

/// <summary>The three ways by which pictures stand in sheets.</summary>
public sealed class PictureTests
{
    private const string Etc = "http://www.wps.cn/officeDocument/2017/etCustomData";
    private const string WpsType = "http://www.wps.cn/officeDocument/2020/cellImage";

    // A row of the usual height, 15 points, is 190,500 units high; a column of the usual width, about 609,000 wide.
    private const int RowHeight = 190_500;

    // ---- WPS

    [Fact]
    public void Pictures_of_WPS_are_found_by_id_whatever_their_order()
    {
        var book = Wps(
            Dispimg(2, "ID_A", "_xlfn.DISPIMG(\"ID_A\",1)") + Dispimg(3, "ID_B", "DISPIMG(\"ID_B\",1)") + Dispimg(4, "ID_C", "=_xlfn.DISPIMG( \"ID_C\" ,1)"),
            ("ID_B", "rId2"), ("ID_C", "rId1"), ("ID_A", "rId1"));
        Assert.Equal(["2: A=(Picture)@image1.png", "3: A=(Picture)@image2.png", "4: A=(Picture)@image1.png"], SheetDump.Rows(book));
    }

    [Theory]
    [InlineData("<c r=\"A2\" t=\"str\"><v>=DISPIMG(\"ID_A\",1)</v></c>")]
    [InlineData("<c r=\"A2\" t=\"inlineStr\"><is><t>=DISPIMG(\"ID_A\",1)</t></is></c>")]
    [InlineData("<c r=\"A2\" t=\"e\"><f>_xlfn.DISPIMG(\"ID_A\",1)</f><v>#NAME?</v></c>")]
    [InlineData("<c r=\"A2\"><f>_xlfn.DISPIMG(\"ID_A\",1)</f></c>")]
    [InlineData("<c r=\"A2\" t=\"str\"><f>dispimg(\"ID_A\",1)</f><v>=DISPIMG(\"ID_A\",1)</v></c>")]
    public void Formula_of_WPS_may_be_spelled_in_many_ways(string cell) =>
        Assert.Equal(["2: A=(Picture)@image1.png"], SheetDump.Rows(Wps($"<row r=\"2\">{cell}</row>", ("ID_A", "rId1"))));

    [Fact]
    public void Picture_of_WPS_that_is_not_there_is_damage_and_never_text()
    {
        Assert.Equal(["2: A=(Picture)!PictureMissing?PictureMissing"], SheetDump.Rows(Wps(Dispimg(2, "ID_Z", "DISPIMG(\"ID_Z\",1)"), ("ID_A", "rId1"))));
        Assert.Equal(["2: A=(Picture)!PictureMissing?PictureMissing"], SheetDump.Rows(Wps(Dispimg(2, "ID_A", "DISPIMG(\"ID_A\",1)"), ("ID_A", "rId9"))));
        Assert.Equal(["2: A=(Picture)!PictureMissing?PictureMissing"], SheetDump.Rows(BookBuilder.Of(Dispimg(2, "ID_A", "DISPIMG(\"ID_A\",1)"))));
    }

    [Fact]
    public void Id_of_two_pictures_is_in_doubt() => Assert.Equal(
        ["2: A=(Picture)!SeveralPictures?SeveralPictures"],
        SheetDump.Rows(Wps(Dispimg(2, "ID_A", "DISPIMG(\"ID_A\",1)"), ("ID_A", "rId1"), ("ID_A", "rId2"))));

    [Theory]
    [InlineData("type 2020")]
    [InlineData("type 2017")]
    [InlineData("content type")]
    [InlineData("name")]
    public void Part_of_WPS_is_found_by_type_content_or_name(string how)
    {
        var book = BookBuilder.Of(Dispimg(2, "ID_A", "DISPIMG(\"ID_A\",1)")).Media("image1.png");
        var (part, xml) = (how == "content type" ? "odd.xml" : "cellImages.xml", CellImages(("ID_A", "rId1")));
        _ = how switch
        {
            "type 2020" => book.Related(WpsType, part, xml),
            "type 2017" => book.Related("http://www.wps.cn/officeDocument/2017/relationships/cellimage", part, xml),
            "content type" => book.Part("xl/" + part, xml).ContentType("/xl/" + part, "application/vnd.wps-officedocument.cellimage+xml"),
            _ => book.Part("xl/" + part, xml),
        };
        book.Part($"xl/_rels/{part}.rels", BookBuilder.RelationList([("rId1", BookBuilder.Relations + "/image", "media/image1.png")]));
        Assert.Equal(["2: A=(Picture)@image1.png"], SheetDump.Rows(book));
    }

    // ---- Excel

    [Fact]
    public void Pictures_of_Excel_are_found_through_all_of_their_parts() => Assert.Equal(
        ["2: A=(Picture)@image2.png", "3: A=(Picture)@image1.png", "4: A=#VALUE!(Error)!ErrorValue", "5: A=(Picture)@image2.png"],
        SheetDump.Rows(Excel("<row r=\"2\"><c r=\"A2\" t=\"e\" vm=\"1\"><v>#VALUE!</v></c></row><row r=\"3\"><c r=\"A3\" t=\"e\" vm=\"2\"><v>#VALUE!</v></c></row><row r=\"4\"><c r=\"A4\" t=\"e\"><v>#VALUE!</v></c></row><row r=\"5\"><c r=\"A5\" t=\"e\" vm=\"1\"><v>#VALUE!</v></c></row>")));

    [Theory]
    [InlineData(3, "(Picture)!PictureMissing?PictureMissing")] // leads to a relationship that is not there
    [InlineData(4, "(Picture)!PictureExternal?PictureExternal")] // a picture of the web
    [InlineData(5, "#VALUE!(Error)!ErrorValue")] // a value of another kind
    [InlineData(9, "#VALUE!(Error)!ErrorValue")] // no such value
    public void Other_values_of_Excel_are_damage(int value, string shown) =>
        Assert.Equal(shown, SheetDump.Cell(Excel($"<row r=\"2\"><c r=\"A2\" t=\"e\" vm=\"{value}\"><v>#VALUE!</v></c></row>")));

    // ---- floating

    [Fact]
    public void Floating_pictures_belong_to_the_cell_of_their_corner_whatever_their_order()
    {
        var book = Floating(
            [TwoCell(0, 0, 1000, 0, 0, 2000, "rId3", "logo"), OneCell(2, 1, 1000, 19_050, "rId1"), TwoCell(1, 1, 1000, 2, 2, 1000, "rId2"), Absolute("rId3")]);
        Assert.Equal(["1: A=1(Number)@image3.png", "2: A=2(Number) B=(Picture)@image2.png", "3: A=3(Number) B=(Picture)@image1.png", "4: A=4(Number)"], SheetDump.Rows(book));
        using var workbook = Workbook.Open(book.Build());
        Assert.Equal(
            [(1, 1, "logo"), (3, 2, "图"), (2, 2, "图"), (null, null, "图")],
            workbook.Sheets[0].FloatingPictures.Select(picture => ((int?)picture.Row, (int?)picture.Column, picture.Name)));
    }

    [Fact]
    public void Picture_that_fills_its_row_to_the_end_is_its_row()
    {
        Assert.Contains("2: A=2(Number) B=(Picture)@image1.png", SheetDump.Rows(Floating([TwoCell(1, 1, 0, 2, 2, 0, "rId1")])));
        Assert.Contains("2: A=2(Number) B=(Picture)@image1.png", SheetDump.Rows(Floating([OneCell(1, 1, 0, RowHeight, "rId1")])));
    }

    [Theory]
    [InlineData(100_000, 2, 100_000)] // half and half
    [InlineData(180_000, 2, 180_000)] // dropped a little too high
    [InlineData(0, 2, 150_000)]
    [InlineData(0, 3, 0)] // two whole rows
    public void Picture_over_two_rows_is_in_doubt_in_both(int offset, int toRow, int toOffset) => Assert.Equal(
        ["1: A=1(Number)", "2: A=2(Number) B=(Empty)?PictureSpansRows", "3: A=3(Number) B=(Empty)?PictureSpansRows", "4: A=4(Number)"],
        SheetDump.Rows(Floating([TwoCell(1, 1, offset, toRow, 1, toOffset, "rId1")])));

    [Fact]
    public void Picture_of_given_size_over_three_rows_is_in_doubt_in_each() => Assert.Equal(
        ["1: A=1(Number)", "2: A=2(Number) B=(Empty)?PictureSpansRows", "3: A=3(Number) B=(Empty)?PictureSpansRows", "4: A=4(Number) B=(Empty)?PictureSpansRows"],
        SheetDump.Rows(Floating([OneCell(1, 1, 0, 3 * RowHeight, "rId1")])));

    [Fact]
    public void Large_pictures_below_each_other_are_each_on_their_own_row() => Assert.Equal(
        ["1: A=1(Number)", "2: A=2(Number) B=(Picture)@image1.png", "3: A=3(Number) B=(Picture)@image2.png", "4: A=4(Number) B=(Picture)@image3.png"],
        SheetDump.Rows(Floating([OneCell(3, 1, 0, 5 * RowHeight, "rId3"), OneCell(1, 1, 0, 5 * RowHeight, "rId1"), OneCell(2, 1, 0, 5 * RowHeight, "rId2")])));

    [Fact]
    public void Row_s_own_height_counts()
    {
        var rows = "<row r=\"2\" ht=\"60\" customHeight=\"1\"><c r=\"A2\"><v>2</v></c></row><row r=\"3\"><c r=\"A3\"><v>3</v></c></row>";
        Assert.Equal(["2: A=2(Number) B=(Picture)@image1.png", "3: A=3(Number)"], SheetDump.Rows(Floating([OneCell(1, 1, 0, 4 * RowHeight, "rId1")], rows)));
        var low = rows.Replace("ht=\"60\"", "ht=\"20\"", StringComparison.Ordinal);
        Assert.Equal(
            ["2: A=2(Number) B=(Empty)?PictureSpansRows", "3: A=3(Number) B=(Empty)?PictureSpansRows"],
            SheetDump.Rows(Floating([OneCell(1, 1, 0, 4 * RowHeight, "rId1")], low)));
        var usual = "<sheetFormatPr defaultRowHeight=\"60\"/>";
        Assert.Contains("2: A=2(Number) B=(Picture)@image1.png", SheetDump.Rows(Floating([OneCell(1, 1, 0, 4 * RowHeight, "rId1")], Rows4, usual)));
    }

    [Fact]
    public void Picture_from_the_header_into_a_row_is_in_doubt_there() => Assert.Equal(
        ["1: A=1(Number) B=(Empty)?PictureSpansRows", "2: A=2(Number) B=(Empty)?PictureSpansRows", "3: A=3(Number)", "4: A=4(Number)"],
        SheetDump.Rows(Floating([TwoCell(0, 1, 150_000, 1, 1, 150_000, "rId1")])));

    [Fact]
    public void Picture_from_an_empty_row_into_the_next_is_in_doubt_there()
    {
        const string Rows = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"3\"><c r=\"A3\"><v>3</v></c></row>";
        Assert.Equal(["1: A=1(Number)", "3: A=3(Number) B=(Empty)?PictureSpansRows"], SheetDump.Rows(Floating([TwoCell(1, 1, 150_000, 2, 1, 150_000, "rId1")], Rows)));
    }

    [Fact]
    public void Two_pictures_on_one_cell_are_in_doubt() => Assert.Contains(
        "2: A=2(Number) B=(Empty)?SeveralPictures", SheetDump.Rows(Floating([OneCell(1, 1, 0, 1000, "rId1"), OneCell(1, 1, 9000, 1000, "rId2")])));

    [Fact]
    public void Pictures_of_a_group_are_two() => Assert.Contains(
        "2: A=2(Number) B=(Empty)?SeveralPictures",
        SheetDump.Rows(Floating([$"<xdr:oneCellAnchor>{From(1, 1, 0)}<xdr:ext cx=\"9\" cy=\"9\"/><xdr:grpSp>{Pic("rId1", "a")}{Pic("rId2", "b")}</xdr:grpSp></xdr:oneCellAnchor>"])));

    [Fact]
    public void Picture_with_a_fallback_is_one()
    {
        var anchor = $"<xdr:oneCellAnchor>{From(1, 1, 0)}<xdr:ext cx=\"9\" cy=\"9\"/><mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><mc:Choice Requires=\"a14\">{Pic("rId1", "a")}</mc:Choice><mc:Fallback>{Pic("rId2", "b")}</mc:Fallback></mc:AlternateContent></xdr:oneCellAnchor>";
        Assert.Contains("2: A=2(Number) B=(Picture)@image1.png", SheetDump.Rows(Floating([anchor])));
    }

    [Fact]
    public void Wide_picture_belongs_to_the_column_in_which_it_begins() => Assert.Contains(
        "2: A=2(Number) B=(Picture)@image1.png", SheetDump.Rows(Floating([TwoCell(1, 1, 0, 1, 4, 100_000, "rId1")])));

    [Fact]
    public void Picture_that_begins_behind_the_middle_of_a_column_is_in_doubt_in_both()
    {
        var anchor = TwoCell(1, 1, 0, 1, 2, 100_000, "rId1").Replace("<xdr:col>1</xdr:col><xdr:colOff>0", "<xdr:col>1</xdr:col><xdr:colOff>550000", StringComparison.Ordinal)
            .Replace("<xdr:col>2</xdr:col><xdr:colOff>0", "<xdr:col>2</xdr:col><xdr:colOff>400000", StringComparison.Ordinal);
        Assert.Contains("2: A=2(Number) B=(Empty)?PictureSpansColumns C=(Empty)?PictureSpansColumns", SheetDump.Rows(Floating([anchor])));
    }

    [Fact]
    public void Picture_on_a_merge_over_rows_is_the_picture_of_each()
    {
        var book = BookBuilder.Of(Rows4, after: "<mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>").Media("image1.png")
            .Drawing(TwoCell(1, 1, 0, 3, 1, 0, "rId1"), "image1.png");
        Assert.Contains("2: A=2(Number) B=(Empty)?PictureSpansRows", SheetDump.Rows(book));
        book = BookBuilder.Of(Rows4, after: "<mergeCells><mergeCell ref=\"B2:B3\"/></mergeCells>").Media("image1.png")
            .Drawing(TwoCell(1, 1, 0, 3, 1, 0, "rId1"), "image1.png");
        Assert.Equal(
            ["1: A=1(Number)", "2: A=2(Number) B=(Picture)@image1.png", "3: A=3(Number) B=(Picture)@image1.png^", "4: A=4(Number)"],
            SheetDump.Rows(book));
    }

    [Fact]
    public void Picture_above_a_text_leaves_the_text() => Assert.Contains(
        "2: A=2(Number)@image1.png", SheetDump.Rows(Floating([OneCell(1, 0, 0, 1000, "rId1")])));

    [Fact]
    public void Linked_and_missing_pictures_are_damage_of_the_picture_alone()
    {
        var anchors = OneCell(1, 0, 0, 1000, "rId9") + OneCell(2, 0, 0, 1000, "rId1");
        var book = BookBuilder.Of(Rows4).Drawing(anchors).Part(
            "xl/drawings/_rels/drawing1.xml.rels",
            $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{BookBuilder.Relations}/image\" Target=\"https://example.com/a.png\" TargetMode=\"External\"/></Relationships>");
        Assert.Equal(["1: A=1(Number)", "2: A=2(Number)?PictureMissing", "3: A=3(Number)?PictureExternal", "4: A=4(Number)"], SheetDump.Rows(book));
    }

    [Fact]
    public void Hidden_picture_is_none() => Assert.Contains(
        "2: A=2(Number)", SheetDump.Rows(Floating([OneCell(1, 0, 0, 1000, "rId1").Replace("<xdr:cNvPr ", "<xdr:cNvPr hidden=\"1\" ", StringComparison.Ordinal)])));

    [Fact]
    public void Bytes_are_read_as_they_are()
    {
        using var workbook = Workbook.Open(Floating([OneCell(1, 1, 0, 1000, "rId2")]).Build());
        var picture = workbook.Sheets[0].ReadRows().ElementAt(1).FindCell(2)!.Picture!;
        using var stream = picture.OpenRead();
        using var reader = new StreamReader(stream);
        Assert.Equal("bytes of image2.png", reader.ReadToEnd());
        Assert.Equal((19, PictureOrigin.Floating, "xl/media/image2.png"), (picture.Length, picture.Origin, picture.PartName));
    }

    [Fact]
    public void Pictures_are_read_on_other_threads_while_rows_are_read()
    {
        var rows = string.Concat(Enumerable.Range(1, 2_000).Select(i => $"<row r=\"{i}\"><c r=\"A{i}\"><v>{i}</v></c></row>"));
        var bytes = new byte[100_000];
        new Random(1).NextBytes(bytes);
        var anchors = string.Concat(Enumerable.Range(0, 200).Select(i => OneCell(i * 10, 1, 0, 1000, "rId1")));
        using var workbook = Workbook.Open(BookBuilder.Of(rows).Drawing(anchors, "image1.png").Part("xl/media/image1.png", bytes).Build());
        var reading = new List<Task<byte[]>>();
        var count = 0;
        foreach (var row in workbook.Sheets[0].ReadRows())
        {
            count++;
            if (row.FindCell(2)?.Picture is { } picture)
            {
                reading.Add(Task.Run(() =>
                {
                    using var stream = picture.OpenRead();
                    var copy = new MemoryStream();
                    stream.CopyTo(copy);
                    return copy.ToArray();
                }, TestContext.Current.CancellationToken));
            }
        }

        Assert.Equal((2_000, 200), (count, reading.Count));
        Assert.All(reading, task => Assert.Equal(bytes, task.GetAwaiter().GetResult()));
    }

    private const string Rows4 = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>2</v></c></row><row r=\"3\"><c r=\"A3\"><v>3</v></c></row><row r=\"4\"><c r=\"A4\"><v>4</v></c></row>";

    private static BookBuilder Floating(string[] anchors, string rows = Rows4, string before = "") =>
        BookBuilder.Of(rows, before).Media("image1.png").Media("image2.png").Media("image3.png")
            .Drawing(string.Concat(anchors), "image1.png", "image2.png", "image3.png");

    private static string Corner(string name, int row, int column, int offset) =>
        $"<xdr:{name}><xdr:col>{column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{row}</xdr:row><xdr:rowOff>{offset}</xdr:rowOff></xdr:{name}>";

    private static string From(int row, int column, int offset) => Corner("from", row, column, offset);

    private static string TwoCell(int row, int column, int offset, int toRow, int toColumn, int toOffset, string id, string name = "图") =>
        $"<xdr:twoCellAnchor editAs=\"oneCell\">{From(row, column, offset)}{Corner("to", toRow, toColumn, toOffset)}{Pic(id, name)}<xdr:clientData/></xdr:twoCellAnchor>";

    private static string OneCell(int row, int column, int offset, int height, string id) =>
        $"<xdr:oneCellAnchor>{From(row, column, offset)}<xdr:ext cx=\"19050\" cy=\"{height}\"/>{Pic(id, "图")}<xdr:clientData/></xdr:oneCellAnchor>";

    private static string Absolute(string id) =>
        $"<xdr:absoluteAnchor><xdr:pos x=\"9\" y=\"9\"/><xdr:ext cx=\"9\" cy=\"9\"/>{Pic(id, "图")}<xdr:clientData/></xdr:absoluteAnchor>";

    private static string Pic(string id, string name) =>
        $"<xdr:pic><xdr:nvPicPr><xdr:cNvPr id=\"2\" name=\"{name}\"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed=\"{id}\"/><a:stretch/></xdr:blipFill><xdr:spPr/></xdr:pic>";

    private static string Dispimg(int row, string id, string formula) =>
        $"<row r=\"{row}\"><c r=\"A{row}\" t=\"str\"><f>{BookBuilder.Escape(formula)}</f><v>=DISPIMG(\"{id}\",1)</v></c></row>";

    private static BookBuilder Wps(string rows, params (string Id, string Relation)[] images) => BookBuilder.Of(rows)
        .Media("image1.png").Media("image2.png")
        .Related(WpsType, "cellimages.xml", CellImages(images))
        .Part("xl/_rels/cellimages.xml.rels", BookBuilder.RelationList(
            [("rId1", BookBuilder.Relations + "/image", "media/image1.png"), ("rId2", BookBuilder.Relations + "/image", "media/image2.png")]));

    private static string CellImages(params (string Id, string Relation)[] images)
    {
        var xml = new StringBuilder($"<etc:cellImages xmlns:etc=\"{Etc}\" xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"{BookBuilder.Relations}\">");
        foreach (var (id, relation) in images)
            xml.Append("<etc:cellImage>").Append(Pic(relation, id)).Append("</etc:cellImage>");
        return xml.Append("</etc:cellImages>").ToString();
    }

    // Values 1 and 2 are pictures, the other way round; 3 leads nowhere, 4 to the web, 5 is no picture.
    private static BookBuilder Excel(string rows)
    {
        const string Rich = "http://schemas.microsoft.com/office/spreadsheetml/2017/richdata";
        const string Types = "http://schemas.microsoft.com/office/2017/06/relationships/";
        string Blocks(string name, Func<int, string> block) => $"<{name}>{string.Concat(Enumerable.Range(0, 5).Select(i => $"<bk>{block(i)}</bk>"))}</{name}>";
        return BookBuilder.Of(rows).Media("image1.png").Media("image2.png")
            .Related("sheetMetadata", "metadata.xml",
                $"<metadata xmlns=\"{BookBuilder.Main}\" xmlns:xlrd=\"{Rich}\"><metadataTypes><metadataType name=\"XLDAPR\"/><metadataType name=\"XLRICHVALUE\"/></metadataTypes>"
                + "<futureMetadata name=\"XLDAPR\"><bk><extLst><ext uri=\"x\"><rvb i=\"4\"/></ext></extLst></bk></futureMetadata>"
                + Blocks("futureMetadata", i => $"<extLst><ext uri=\"y\"><xlrd:rvb i=\"{i}\"/></ext></extLst>").Replace("<futureMetadata>", "<futureMetadata name=\"XLRICHVALUE\">", StringComparison.Ordinal)
                + "<cellMetadata><bk><rc t=\"1\" v=\"0\"/></bk></cellMetadata>"
                + Blocks("valueMetadata", i => $"<rc t=\"2\" v=\"{i}\"/>") + "</metadata>")
            .Related(Types + "rdRichValueStructure", "richData/rdrichvaluestructure.xml",
                $"<rvStructures xmlns=\"{Rich}\"><s t=\"_localImage\"><k n=\"CalcOrigin\" t=\"i\"/><k n=\"_rvRel:LocalImageIdentifier\" t=\"i\"/></s><s t=\"_webimage\"><k n=\"WebImageIdentifier\" t=\"i\"/></s><s t=\"_entity\"><k n=\"Name\" t=\"s\"/></s></rvStructures>")
            .Related(Types + "rdRichValue", "richData/rdrichvalue.xml",
                $"<rvData xmlns=\"{Rich}\"><rv s=\"0\"><v>5</v><v>1</v></rv><rv s=\"0\"><v>5</v><v>0</v></rv><rv s=\"0\"><v>5</v><v>7</v></rv><rv s=\"1\"><v>0</v></rv><rv s=\"2\"><v>x</v></rv></rvData>")
            .Related("http://schemas.microsoft.com/office/2022/10/relationships/richValueRel", "richData/richValueRel.xml",
                $"<richValueRels xmlns=\"http://schemas.microsoft.com/office/spreadsheetml/2022/richvaluerel\" xmlns:r=\"{BookBuilder.Relations}\"><rel r:id=\"rId1\"/><rel r:id=\"rId2\"/></richValueRels>")
            .Part("xl/richData/_rels/richValueRel.xml.rels", BookBuilder.RelationList(
                [("rId1", BookBuilder.Relations + "/image", "../media/image1.png"), ("rId2", BookBuilder.Relations + "/image", "../media/image2.png")]));
    }
}
