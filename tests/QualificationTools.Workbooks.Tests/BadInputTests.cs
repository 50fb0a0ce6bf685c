using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace QualificationTools.Workbooks.Tests;

/// <summary>Files that are no workbook, or a damaged or hostile one: each says which it is.</summary>
public sealed class BadInputTests
{
    private const string Rows = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>";

    // The most that reading a bad file may allocate, in all.
    private const long MaxAllocated = 100_000_000;

    [Theory]
    [InlineData("", WorkbookFailure.Empty)]
    [InlineData("PK", WorkbookFailure.Truncated)]
    [InlineData("PK\u0005\u0006", WorkbookFailure.NotAWorkbook)]
    [InlineData("编号,姓名\n1,示例甲", WorkbookFailure.Text)]
    [InlineData("ID;PWXL;N;E", WorkbookFailure.Text)]
    [InlineData("\uFEFF编号,姓名", WorkbookFailure.Text)]
    [InlineData("<html><table>", WorkbookFailure.Html)]
    [InlineData(" \r\n<!DOCTYPE html>", WorkbookFailure.Html)]
    [InlineData("\uFEFF<table border=1>", WorkbookFailure.Html)]
    [InlineData("<?xml version=\"1.0\"?><a/>", WorkbookFailure.Html)]
    [InlineData("<html xmlns:x=\"urn:schemas-microsoft-com:office:spreadsheet\">", WorkbookFailure.Html)]
    [InlineData("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">", WorkbookFailure.XmlSpreadsheet)]
    [InlineData("%PDF-1.7", WorkbookFailure.NotAWorkbook)]
    [InlineData("{\\rtf1", WorkbookFailure.NotAWorkbook)]
    [InlineData("GIF89a\u0001\0", WorkbookFailure.NotAWorkbook)]
    [InlineData("\t\b\u0010\0\0\u0006\u0005\0", WorkbookFailure.OldFormat)]
    [InlineData("\t\u0004\u0006\0\0\0", WorkbookFailure.OldFormat)]
    public void Other_files_are_told_by_their_bytes(string text, WorkbookFailure failure) =>
        Assert.Equal(failure, Failure(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Text_and_pages_in_UTF_16_are_told()
    {
        Assert.Equal(WorkbookFailure.Text, Failure([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("编号\t姓名")]));
        Assert.Equal(WorkbookFailure.Html, Failure([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("<html>")]));
    }

    [Theory]
    [InlineData("EncryptedPackage", WorkbookFailure.Encrypted)]
    [InlineData("EncryptionInfo", WorkbookFailure.Encrypted)]
    [InlineData("Workbook", WorkbookFailure.OldFormat)]
    [InlineData("Book", WorkbookFailure.OldFormat)]
    [InlineData("WordDocument", WorkbookFailure.NotAWorkbook)]
    public void Compound_files_are_told_by_their_streams(string stream, WorkbookFailure failure)
    {
        Assert.Equal(failure, Failure(Compound(9, 0, stream)));
        Assert.Equal(failure, Failure(Compound(12, 0, stream)));
        // The name in the second sector of the directory, found through the table of sectors.
        Assert.Equal(failure, Failure(Compound(9, 4, stream)));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(100)]
    [InlineData(512)]
    public void Compound_file_cut_off_is_an_old_workbook_by_all_that_is_known(int length) =>
        Assert.Equal(WorkbookFailure.OldFormat, Failure(Compound(9, 0, "EncryptedPackage")[..length]));

    [Fact]
    public void Directory_of_a_compound_file_that_goes_round_ends()
    {
        var file = Compound(9, 4, "Workbook");
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(512 + 2 * 4), 1);
        Assert.Equal(WorkbookFailure.OldFormat, Failure(file));
    }

    [Fact]
    public void Zip_file_that_an_archiver_encrypted_is_encrypted()
    {
        var file = BookBuilder.Of(Rows).Build().ToArray();
        file[6] |= 1;
        Assert.Equal(WorkbookFailure.Encrypted, Failure(file));
    }

    [Fact]
    public void Other_zip_files_are_told()
    {
        Assert.Equal(WorkbookFailure.NotAWorkbook, Failure(BookBuilder.Pack(new Dictionary<string, byte[]> { ["a.txt"] = [1] }).ToArray()));
        Assert.Equal(WorkbookFailure.OpenDocument, Failure(BookBuilder.Pack(new Dictionary<string, byte[]>
        {
            ["mimetype"] = Encoding.ASCII.GetBytes("application/vnd.oasis.opendocument.spreadsheet"), ["content.xml"] = "<a/>"u8.ToArray(),
        }).ToArray()));
        var document = BookBuilder.Of(Rows).Part("xl/workbook.xml", "<w:document xmlns:w=\"urn:w\"/>");
        Assert.Equal(WorkbookFailure.NotAWorkbook, SheetDump.Failure(document).Failure);
        var binary = BookBuilder.Of(Rows).Without("xl/workbook.xml").Part("xl/workbook.bin", [1, 2])
            .Part("_rels/.rels", BookBuilder.RelationList([("rId1", BookBuilder.Relations + "/officeDocument", "xl/workbook.bin")]));
        Assert.Equal(WorkbookFailure.BinaryFormat, SheetDump.Failure(binary).Failure);
    }

    [Fact]
    public void File_cut_off_anywhere_is_truncated()
    {
        var file = BookBuilder.Of(Rows).Strings("<si><t>甲</t></si>").Build().ToArray();
        for (var length = 5; length < file.Length; length += 7)
            Assert.Equal(WorkbookFailure.Truncated, Failure(file[..length]));
    }

    [Fact]
    public void File_whose_middle_is_missing_is_damaged()
    {
        var file = BookBuilder.Of(Rows).Strings("<si><t>甲</t></si>").Build().ToArray();
        Assert.Equal(WorkbookFailure.Damaged, Failure([.. file[..200], .. file[300..]]));
    }

    [Theory]
    [InlineData("xl/workbook.xml", null)]
    [InlineData("xl/worksheets/sheet1.xml", "名单")]
    [InlineData("xl/sharedStrings.xml", "名单")]
    public void Missing_part_is_told(string part, string? sheet)
    {
        var failure = SheetDump.Failure(BookBuilder.Of(Rows).Strings("<si><t>甲</t></si>").Without(part));
        Assert.Equal((WorkbookFailure.MissingPart, sheet), (failure.Failure, failure.SheetName));
    }

    [Fact]
    public void Missing_part_of_one_sheet_leaves_the_others()
    {
        using var workbook = Workbook.Open(new BookBuilder().Sheet("a", "<row><c><v>1</v></c></row>").Sheet("b", "").Without("xl/worksheets/sheet2.xml").Build());
        Assert.Equal(["1: A=1(Number)"], SheetDump.Rows(workbook.Sheets[0]));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("-1")]
    [InlineData("x")]
    [InlineData("99999999999")]
    [InlineData("")]
    public void Wrong_index_of_a_shared_string_ends_the_reading(string index)
    {
        var failure = SheetDump.Failure(BookBuilder.Of($"<row r=\"2\"><c r=\"F2\" t=\"s\"><v>{index}</v></c></row>").Strings("<si><t>甲</t></si>"));
        Assert.Equal((WorkbookFailure.BadSharedString, "名单", "F2"), (failure.Failure, failure.SheetName, failure.Reference));
    }

    [Fact]
    public void Workbook_without_sheets_is_told() =>
        Assert.Equal(WorkbookFailure.NoSheets, SheetDump.Failure(new BookBuilder()).Failure);

    [Theory]
    [InlineData("xl/workbook.xml")]
    [InlineData("xl/worksheets/sheet1.xml")]
    [InlineData("xl/sharedStrings.xml")]
    [InlineData("xl/_rels/workbook.xml.rels")]
    [InlineData("[Content_Types].xml")]
    public void Document_type_is_refused_in_every_part(string part)
    {
        var book = BookBuilder.Of(Rows).Strings("<si><t>甲</t></si>");
        var xml = Encoding.UTF8.GetString(book.Parts()[part]);
        book.Part(part, "<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c SYSTEM \"http://127.0.0.1:9/c\">]>" + xml.Replace("甲", "&c;", StringComparison.Ordinal));
        var failure = SheetDump.Failure(book);
        Assert.Equal((WorkbookFailure.DocumentType, part), (failure.Failure, failure.Part));
    }

    [Theory]
    [InlineData("xl/workbook.xml")]
    [InlineData("xl/worksheets/sheet1.xml")]
    [InlineData("xl/sharedStrings.xml")]
    public void XML_cut_off_or_with_unknown_entities_is_damaged(string part)
    {
        var book = BookBuilder.Of(Rows).Strings("<si><t>甲</t></si>");
        var bytes = book.Parts()[part];
        Assert.Equal(WorkbookFailure.Damaged, SheetDump.Failure(book.Part(part, bytes[..^8])).Failure);
        Assert.Equal(WorkbookFailure.Damaged, SheetDump.Failure(book.Part(part, [.. bytes[..^8], .. "&lol;"u8])).Failure);
    }

    [Fact]
    public void Bytes_changed_in_a_part_are_damage_before_the_first_row()
    {
        var rows = string.Concat(Enumerable.Range(1, 500).Select(i => $"<row r=\"{i}\"><c r=\"A{i}\"><v>{i * 7919 % 1000}</v></c></row>"));
        var stored = new MemoryStream();
        using (var archive = new System.IO.Compression.ZipArchive(stored, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in BookBuilder.Of(rows).Parts())
            {
                using var entry = archive.CreateEntry(name, System.IO.Compression.CompressionLevel.NoCompression).Open();
                entry.Write(bytes);
            }
        }

        var file = stored.ToArray();
        // The last row's value: one digit becomes another.
        var at = file.AsSpan().LastIndexOf("</v>"u8) - 1;
        file[at] = (byte)(file[at] == '1' ? '2' : '1');
        using var workbook = Workbook.Open(new MemoryStream(file));
        var failure = Assert.Throws<WorkbookException>(() => workbook.Sheets[0].ReadRows().First());
        Assert.Equal((WorkbookFailure.Damaged, "xl/worksheets/sheet1.xml", "名单"), (failure.Failure, failure.Part, failure.SheetName));
    }

    [Fact]
    public void Bytes_changed_in_a_picture_are_damage()
    {
        var file = BookBuilder.Of("<row><c><v>1</v></c></row>").Part("xl/media/a.png", "0123456789"u8.ToArray())
            .Drawing("<xdr:oneCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:row>0</xdr:row></xdr:from><xdr:pic><xdr:blipFill><a:blip r:embed=\"rId1\"/></xdr:blipFill></xdr:pic></xdr:oneCellAnchor>", "a.png");
        var stored = new MemoryStream();
        using (var archive = new System.IO.Compression.ZipArchive(stored, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in file.Parts())
            {
                using var entry = archive.CreateEntry(name, System.IO.Compression.CompressionLevel.NoCompression).Open();
                entry.Write(bytes);
            }
        }

        var damaged = stored.ToArray();
        damaged[damaged.AsSpan().IndexOf("0123456789"u8)] = (byte)'x';
        using var workbook = Workbook.Open(new MemoryStream(damaged));
        using var picture = workbook.Sheets[0].ReadRows().Single().Cells[0].Picture!.OpenRead();
        Assert.Equal(WorkbookFailure.Damaged, Assert.Throws<WorkbookException>(() => picture.CopyTo(Stream.Null)).Failure);
    }

    [Fact]
    public void Row_with_values_in_too_many_columns_is_refused()
    {
        string Row(int count) => $"<row r=\"3\">{string.Concat(Enumerable.Repeat("<c><v>1</v></c>", count))}</row>";
        Assert.Equal(1_024, Workbook.Open(BookBuilder.Of(Row(1_024)).Build()).Sheets[0].ReadRows().Single().Cells.Count);
        var failure = SheetDump.Failure(BookBuilder.Of(Row(16_384)));
        Assert.Equal((WorkbookFailure.TooManyColumns, "3"), (failure.Failure, failure.Reference));
    }

    [Fact]
    public void One_value_in_the_last_column_is_read() =>
        Assert.Equal(["1: XFD=1(Number)"], SheetDump.Rows(BookBuilder.Of("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>")));

    [Theory]
    [InlineData("xl/worksheets/sheet1.xml", "<row><c t=\"str\"><v>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</v></c></row>")]
    [InlineData("xl/sharedStrings.xml", "<si><t>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</t></si>")]
    [InlineData("xl/sharedStrings.xml", "                                                  ")]
    [InlineData("xl/workbook.xml", "<!--                                          -->")]
    public void Bomb_is_refused_before_it_is_unpacked(string part, string repeated)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var book = BookBuilder.Of(Rows).Strings("<si><t>甲</t></si>");
        var xml = Encoding.UTF8.GetString(book.Parts()[part]);
        var at = xml.LastIndexOf("</", StringComparison.Ordinal);
        using var file = PackBomb(book, part, xml[..at], repeated, 60_000_000 / repeated.Length, xml[at..]);
        Assert.InRange(file.Length, 1, 1_000_000);
        var built = GC.GetAllocatedBytesForCurrentThread();
        var failure = SheetDump.Failure(file);
        Assert.Equal((WorkbookFailure.Bomb, part), (failure.Failure, failure.Part));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - built, 0, MaxAllocated / 10);
        Assert.True(built > before);
    }

    [Fact]
    public void Bomb_that_lies_about_its_length_is_refused_on_the_way()
    {
        const string Part = "xl/sharedStrings.xml";
        var book = BookBuilder.Of(Rows);
        book.Related("sharedStrings", "sharedStrings.xml", "");
        using var file = PackBomb(book, Part, $"<sst xmlns=\"{BookBuilder.Main}\"><si><t>", new string('a', 1000), 60_000, "</t></si></sst>");
        // The length in the directory, which stands at the end, becomes small.
        var bytes = file.ToArray();
        var name = bytes.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(Part));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(name - 46 + 24), 1000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains(SheetDump.Failure(new MemoryStream(bytes)).Failure, new[] { WorkbookFailure.Bomb, WorkbookFailure.Damaged });
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MaxAllocated);
    }

    [Fact]
    public void File_of_far_too_many_parts_is_refused_before_its_directory_is_read()
    {
        var file = BookBuilder.Of(Rows).Build().ToArray();
        var end = file.AsSpan().LastIndexOf("PK\x05\x06"u8);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(end + 10), 65_000);
        Assert.Equal(WorkbookFailure.Bomb, Failure(file));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x:")]
    public void Values_behind_and_between_a_million_formatted_rows_are_read(string prefix)
    {
        var rows = new StringBuilder("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
        for (var i = 2; i <= 1_000_000; i++)
        {
            rows.Append(CultureInfo.InvariantCulture, $"<row r=\"{i}\" s=\"1\" customFormat=\"1\"><c r=\"A{i}\" s=\"1\"/></row>");
            if (i == 500_000)
                rows.Append("<row r=\"1000001\"><c r=\"A1000001\" t=\"inlineStr\"><is><t>2</t></is></c></row><row r=\"1000002\"><c r=\"A1000002\"><f>1</f></c></row>");
        }

        var book = BookBuilder.Of(rows.ToString(), after: "<dataValidations><dataValidation type=\"list\" sqref=\"A1\"><formula1>\"a\"</formula1></dataValidation></dataValidations>");
        if (prefix.Length > 0)
        {
            var xml = Encoding.UTF8.GetString(book.Parts()["xl/worksheets/sheet1.xml"]);
            book.Part("xl/worksheets/sheet1.xml", xml.Replace("</", "</x:", StringComparison.Ordinal).Replace("<", "<x:", StringComparison.Ordinal)
                .Replace("<x:/x:", "</x:", StringComparison.Ordinal).Replace("xmlns=", "xmlns:x=", StringComparison.Ordinal));
        }

        Assert.Equal(["1: A=1(Number)", "1000001: A=2", "1000002: A=(Formula)!FormulaWithoutValue"], SheetDump.Rows(book));
    }

    [Theory]
    [InlineData("<!-- </sheetData> -->")]
    [InlineData("<?a </sheetData> ?>")]
    [InlineData("<row r=\"2\"><c r=\"A2\" t=\"str\"><v><![CDATA[</sheetData>]]></v></c></row>")]
    [InlineData("<row r=\"2\"><c r=\"A2\" t=\"str\"><v>&lt;/sheetData></v></c></row>")]
    public void What_looks_like_the_end_of_the_rows_is_none(string before)
    {
        var empty = string.Concat(Enumerable.Range(10, 60_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"<row r=\"{i}\" s=\"1\" customFormat=\"1\"><c r=\"A{i}\"/></row>")));
        var rows = SheetDump.Rows(BookBuilder.Of($"{before}{empty}<row r=\"100000\"><c r=\"A100000\"><v>1</v></c></row>"));
        Assert.Equal("100000: A=1(Number)", rows[^1]);
    }

    [Fact]
    public void Links_to_other_files_are_not_followed()
    {
        var book = BookBuilder.Of("<row r=\"1\"><c r=\"A1\"><f>[1]Sheet1!A1</f><v>12</v></c></row>")
            .Related("externalLink", "externalLinks/externalLink1.xml", $"<externalLink xmlns=\"{BookBuilder.Main}\"/>")
            .Part("xl/externalLinks/_rels/externalLink1.xml.rels", BookBuilder.RelationList([("rId1", BookBuilder.Relations + "/externalLinkPath", "http://127.0.0.1:9/a.xlsx")]));
        Assert.Equal("12(Number)", SheetDump.Cell(book));
    }

    [Fact]
    public void Library_cannot_reach_a_network()
    {
        var names = typeof(Workbook).Assembly.GetReferencedAssemblies().Select(name => name.Name!).ToList();
        Assert.NotEmpty(names);
        Assert.DoesNotContain(names, name => name.StartsWith("System.Net", StringComparison.Ordinal) || !name.StartsWith("System", StringComparison.Ordinal));
    }

    [Fact]
    public void Files_that_cannot_be_opened_say_why()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var path = Path.Combine(folder.FullName, "名单.xlsx");
            Assert.Equal(WorkbookFailure.NotFound, OpenFailure(path));
            Assert.Equal(WorkbookFailure.NotFound, OpenFailure(Path.Combine(folder.FullName, "none", "a.xlsx")));
            Assert.Equal(WorkbookFailure.NoAccess, OpenFailure(folder.FullName));
            File.WriteAllBytes(path, BookBuilder.Of("<row><c><v>1</v></c></row>").Build().ToArray());
            using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                Assert.Equal(WorkbookFailure.InUse, OpenFailure(path));
            using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite))
            using (var workbook = Workbook.Open(path))
                Assert.Equal(["1: A=1(Number)"], SheetDump.Rows(workbook.Sheets[0]));
            File.WriteAllText(path, "编号,姓名");
            Assert.Equal(WorkbookFailure.Text, OpenFailure(path));
            // The file is let go of: it can be taken by whoever wants it alone.
            using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            {
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Whatever_becomes_of_the_bytes_nothing_but_the_stated_error_is_thrown()
    {
        var random = new Random(20310505);
        var file = BookBuilder.Of(Rows + "<row r=\"2\" ht=\"20\"><c r=\"B2\" s=\"1\"><v>47973</v></c><c r=\"C2\" t=\"e\" vm=\"1\"><v>#N/A</v></c></row>",
                "<cols><col min=\"1\" max=\"2\" hidden=\"1\"/></cols>", "<mergeCells><mergeCell ref=\"B2:B3\"/></mergeCells>")
            .Strings("<si><r><t>甲</t></r></si>").Formats("yyyy\"年\"").Media("a.png")
            .Drawing("<xdr:twoCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:row>1</xdr:row></xdr:from><xdr:to><xdr:col>3</xdr:col><xdr:row>4</xdr:row></xdr:to><xdr:pic><xdr:blipFill><a:blip r:embed=\"rId1\"/></xdr:blipFill></xdr:pic></xdr:twoCellAnchor>", "a.png");
        var parts = file.Parts();
        var names = parts.Keys.Where(name => name != "xl/media/a.png").ToArray();
        for (var i = 0; i < 3_000; i++)
        {
            var name = names[random.Next(names.Length)];
            var bytes = parts[name].ToArray();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var changed = new Dictionary<string, byte[]>(parts) { [name] = bytes };
            try
            {
                using var workbook = Workbook.Open(BookBuilder.Pack(changed));
                foreach (var sheet in workbook.Sheets)
                    Assert.All(sheet.ReadRows(), row => Assert.InRange(row.Number, 1, CellReference.MaxRow));
            }
            catch (WorkbookException)
            {
            }
        }
    }

    [Fact]
    public void Whatever_becomes_of_the_packed_file_nothing_but_the_stated_error_is_thrown()
    {
        var random = new Random(19000229);
        var file = BookBuilder.Of(Rows).Strings("<si><t>甲</t></si>").Build().ToArray();
        for (var i = 0; i < 3_000; i++)
        {
            var bytes = file.ToArray();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                using var workbook = Workbook.Open(new MemoryStream(bytes));
                foreach (var sheet in workbook.Sheets)
                    Assert.All(sheet.ReadRows(), row => Assert.Equal(1, row.Number));
            }
            catch (WorkbookException)
            {
            }
        }
    }

    private static WorkbookFailure Failure(byte[] file) => SheetDump.Failure(new MemoryStream(file)).Failure;

    private static WorkbookFailure OpenFailure(string path) => Assert.Throws<WorkbookException>(() => Workbook.Open(path)).Failure;

    // A compound file as small as can be: header, table of sectors, directory.
    private static byte[] Compound(int shift, int entriesBefore, string stream)
    {
        var size = 1 << shift;
        var file = new byte[size * 4];
        CompoundFile.Signature.CopyTo(file);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(0x1A), (ushort)(shift == 9 ? 3 : 4));
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(0x1E), (ushort)shift);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(0x30), 1);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(0x4C), 0);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(size), 0xFFFFFFFD);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(size + 4), entriesBefore > 0 ? 2 : 0xFFFFFFFE);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(size + 8), 0xFFFFFFFE);
        for (var i = 0; i <= entriesBefore; i++)
        {
            var entry = file.AsSpan(size * 2 + i * 128);
            var name = Encoding.Unicode.GetBytes(i == entriesBefore ? stream : "Other");
            name.CopyTo(entry);
            BinaryPrimitives.WriteUInt16LittleEndian(entry[64..], (ushort)(name.Length + 2));
        }

        return file;
    }

    private static MemoryStream PackBomb(BookBuilder book, string part, string begin, string repeated, int times, string end)
    {
        var stream = new MemoryStream();
        using (var archive = new System.IO.Compression.ZipArchive(stream, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in book.Parts())
            {
                using var entry = archive.CreateEntry(name).Open();
                if (name != part)
                {
                    entry.Write(bytes);
                    continue;
                }

                entry.Write(Encoding.UTF8.GetBytes(begin));
                var block = Encoding.UTF8.GetBytes(repeated);
                for (var i = 0; i < times; i++)
                    entry.Write(block);
                entry.Write(Encoding.UTF8.GetBytes(end));
            }
        }

        stream.Position = 0;
        return stream;
    }
}
