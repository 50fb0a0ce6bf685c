using System.IO.Compression;
using System.Text;

namespace QualificationTools.Workbooks.Tests;

/// <summary>Parts, namespaces and zip files as programs write them.</summary>
public sealed class PackageTests
{
    private const string Row = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"1\"><v>47973</v></c></row>";

    private static readonly string[] Expected = ["1: A=甲 B=2031-05-05(Date)"];

    private static BookBuilder Book => BookBuilder.Of(Row).Strings("<si><t>甲</t></si>").Formats("31");

    [Fact]
    public void Strict_namespaces_are_understood()
    {
        var book = Rewrite(Book, xml => xml
            .Replace(BookBuilder.Main, "http://purl.oclc.org/ooxml/spreadsheetml/main", StringComparison.Ordinal)
            .Replace(BookBuilder.Relations, "http://purl.oclc.org/ooxml/officeDocument/relationships", StringComparison.Ordinal));
        Assert.Equal(Expected, SheetDump.Rows(book));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("ns0")]
    public void Prefixes_are_understood_in_any_part(string prefix)
    {
        var book = Rewrite(Book, xml => System.Text.RegularExpressions.Regex.Replace(xml, "<(/?)(?=[a-zA-Z])", $"<$1{prefix}:")
            .Replace(" xmlns=", $" xmlns:{prefix}=", StringComparison.Ordinal));
        Assert.Equal(Expected, SheetDump.Rows(book));
    }

    [Fact]
    public void Absolute_targets_and_odd_places_are_found()
    {
        var parts = Book.Parts();
        var moved = new Dictionary<string, byte[]>
        {
            ["_rels/.rels"] = Bytes(BookBuilder.RelationList([("r", BookBuilder.Relations + "/officeDocument", "/书/book one.xml")])),
            ["书/book one.xml"] = parts["xl/workbook.xml"],
            ["书/_rels/book one.xml.rels"] = Bytes(BookBuilder.RelationList(
            [
                ("sheet1", BookBuilder.Relations + "/worksheet", "../data/%E8%A1%A8%201.xml"),
                ("s", BookBuilder.Relations + "/sharedStrings", "/Strings.XML"),
                ("t", BookBuilder.Relations + "/styles", "./x/../styles.xml"),
            ])),
            ["data\\表 1.xml"] = parts["xl/worksheets/sheet1.xml"],
            ["strings.xml"] = parts["xl/sharedStrings.xml"],
            ["书/styles.xml"] = parts["xl/styles.xml"],
        };
        using var workbook = Workbook.Open(BookBuilder.Pack(moved));
        Assert.Equal(Expected, SheetDump.Rows(workbook.Sheets[0]));
    }

    [Theory]
    [InlineData("mailto:a b@@c", "TargetMode=\"External\"")]
    [InlineData("http://[bad", "TargetMode=\"External\"")]
    [InlineData("file:///\\\\host\\share", "TargetMode=\"External\"")]
    [InlineData("#名单!A1", "")]
    [InlineData("http://x:99999/", "")]
    [InlineData("%", "")]
    [InlineData("", "")]
    public void Targets_that_are_no_addresses_do_no_harm(string target, string mode)
    {
        var book = Book.SheetRelation(1, "rId1", "hyperlink", BookBuilder.Escape(target), mode)
            .SheetRelation(1, "rId2", "drawing", BookBuilder.Escape(target), mode);
        Assert.Equal(Expected, SheetDump.Rows(book));
    }

    [Fact]
    public void Relationships_of_the_file_may_be_missing()
    {
        Assert.Equal(Expected, SheetDump.Rows(Book.Without("_rels/.rels")));
        Assert.Equal(Expected, SheetDump.Rows(Book.Without("[Content_Types].xml")));
    }

    [Fact]
    public void Parts_may_be_in_other_encodings()
    {
        var xml = "<?xml version=\"1.0\" encoding=\"utf-16\"?>" + Text(Book.Parts()["xl/worksheets/sheet1.xml"])
            .Replace("</worksheet>", "<mergeCells><mergeCell ref=\"A1:A2\"/></mergeCells></worksheet>", StringComparison.Ordinal)
            .Replace("</sheetData>", "<row r=\"2\"><c r=\"B2\"><v>2</v></c></row></sheetData>", StringComparison.Ordinal);
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            var book = Book.Part("xl/worksheets/sheet1.xml", [.. encoding.GetPreamble(), .. encoding.GetBytes(xml)]);
            Assert.Equal([.. Expected, "2: A=甲^ B=2(Number)"], SheetDump.Rows(book));
        }

        var marked = Book.Part("xl/worksheets/sheet1.xml", [.. Encoding.UTF8.GetPreamble(), .. Book.Parts()["xl/worksheets/sheet1.xml"]]);
        Assert.Equal(Expected, SheetDump.Rows(marked));
    }

    [Fact]
    public void Comments_and_instructions_in_the_XML_are_nothing()
    {
        var book = Rewrite(Book, xml => xml.Replace("<t>甲</t>", "<!-- a --><t><?b c?>甲<!-- d --></t>", StringComparison.Ordinal));
        Assert.Equal(Expected, SheetDump.Rows(book));
    }

    [Fact]
    public void Zip_file_written_to_a_stream_has_its_lengths_behind_the_parts()
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(new WriteOnly(stream), ZipArchiveMode.Create))
        {
            foreach (var (name, bytes) in Book.Parts())
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(bytes);
            }
        }

        using var workbook = Workbook.Open(new MemoryStream(stream.ToArray()));
        Assert.Equal(Expected, SheetDump.Rows(workbook.Sheets[0]));
    }

    [Fact]
    public void Stored_parts_and_a_comment_at_the_end_are_understood()
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            archive.Comment = "made up";
            foreach (var (name, bytes) in Book.Parts())
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.NoCompression).Open();
                entry.Write(bytes);
            }
        }

        using var workbook = Workbook.Open(new MemoryStream(stream.ToArray()));
        Assert.Equal(Expected, SheetDump.Rows(workbook.Sheets[0]));
    }

    [Fact]
    public void Stream_stays_open_where_that_is_wanted()
    {
        using var stream = Book.Build();
        using (Workbook.Open(stream, leaveOpen: true))
        {
        }

        Assert.True(stream.CanRead);
        using (Workbook.Open(stream))
        {
        }

        Assert.False(stream.CanRead);
    }

    [Fact]
    public void Stream_that_cannot_go_back_is_refused() =>
        Assert.Throws<ArgumentException>(() => Workbook.Open(new WriteOnly(new MemoryStream())));

    private static BookBuilder Rewrite(BookBuilder book, Func<string, string> rewrite)
    {
        foreach (var (name, bytes) in book.Parts())
            book.Part(name, rewrite(Text(bytes)));
        return book;
    }

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>A stream that does not go back, as a web server's answer.</summary>
    private sealed class WriteOnly(Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);
    }
}
