using System.Text;
using QualificationTools.Core.Tests.Csv;
using QualificationTools.Journal;

namespace QualificationTools.Core.Tests.Journal;

public sealed class JournalFileTests
{
    private static readonly JournalScope Scope = new("vms", "UpdateQualification", "https://localhost", "0");

    private readonly ManualTime _time = new();

    [Fact]
    public async Task Journal_is_left_as_it_is_when_it_is_opened()
    {
        var journal = await WriteAsync();

        Assert.Equal(journal, Reopen(journal));
    }

    [Fact]
    public async Task Journal_that_an_editor_gave_other_line_ends_keeps_its_last_outcome()
    {
        var edited = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(await WriteAsync()).ReplaceLineEndings("\r\n"));

        Assert.NotNull(Earlier(Reopen(edited))?.Success);
    }

    [Fact]
    public async Task Journal_that_an_editor_gave_a_byte_order_mark_keeps_its_last_outcome()
    {
        byte[] edited = [0xEF, 0xBB, 0xBF, .. await WriteAsync()];

        Assert.NotNull(Earlier(Reopen(edited))?.Success);
    }

    [Fact]
    public void Empty_file_has_no_lines() => Assert.Empty(Read(""));

    [Fact]
    public void File_is_read_from_its_beginning()
    {
        var stream = JournalText.Stream(JournalText.Of(JournalText.Header));

        Assert.Equal(stream.Length, stream.Position);
        Assert.Single(JournalFile.Read(stream, "journal"));
    }

    [Fact]
    public void Every_member_of_a_line_is_read() => Assert.Equal(
        new JournalLine
        {
            Kind = "x", At = ManualTime.DefaultStart, Version = 2, Service = "s", Action = "a", Endpoint = "e", Account = "c", Row = 3, Key = "资质", Digest = "d",
            Status = "Failed", Code = "o", RequestId = "r", TaskId = "i", Attempts = 4, FileType = "f", FileCode = "n",
        },
        Assert.Single(Read("""
            {"t":"x","at":"2026-03-02T09:00:00+08:00","version":2,"service":"s","action":"a","endpoint":"e","account":"c","row":3,"key":"资质","digest":"d",
            """ + """
            "status":"Failed","code":"o","requestId":"r","taskId":"i","attempts":4,"fileType":"f","fileCode":"n","unknown":[1]}
            """ + "\n")).Line);

    [Fact]
    public void Line_comes_back_as_it_was_written()
    {
        var line = new JournalLine { Kind = JournalLine.OutcomeKind, At = ManualTime.DefaultStart, Row = 1, Key = "资质\r\n\"1\"", Status = "Unknown", Attempts = 0 };

        Assert.Equal(line, Assert.Single(Read(Encoding.UTF8.GetString(JournalFile.Write(line)))).Line);
    }

    [Fact]
    public void Line_is_written_without_what_it_does_not_say_and_with_Chinese_as_it_is() => Assert.Equal(
        """{"t":"intent","at":"2026-03-02T01:00:00+00:00","row":1,"key":"资质1"}""" + "\n",
        Encoding.UTF8.GetString(JournalFile.Write(new JournalLine { Kind = JournalLine.IntentKind, At = ManualTime.DefaultStart, Row = 1, Key = "资质1" })));

    [Theory]
    [InlineData("")]
    [InlineData("\r")]
    [InlineData(" ")]
    [InlineData("  \r")]
    [InlineData("\r\r ")]
    public void Blanks_and_returns_at_the_end_of_a_line_are_nothing(string end)
    {
        var text = JournalText.Of(JournalText.Header + end, JournalText.Intent(1, "QUA1", "D1") + end);

        var lines = Read(text);

        Assert.Equal(["journal", "intent"], lines.Select(line => line.Line.Kind));
        Assert.Equal([JournalText.Header.Length + end.Length + 1L, text.Length], lines.Select(line => line.End));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData(" \n\n  \r\n")]
    [InlineData("\uFEFF\n")]
    [InlineData("\uFEFF \r\n")]
    public void Blank_lines_are_passed_over_wherever_they_stand(string blank)
    {
        var text = blank + JournalText.Of(JournalText.Header) + blank + JournalText.Of(JournalText.Intent(1, "QUA1", "D1")) + blank;

        var lines = Read(text);

        Assert.Equal(["journal", "intent"], lines.Select(line => line.Line.Kind));
        Assert.Equal(Encoding.UTF8.GetByteCount(text) - Encoding.UTF8.GetByteCount(blank), lines[^1].End);
    }

    [Theory]
    [InlineData("{\"t\":\"intent\",\"row\":1}")]
    [InlineData("{\"t\":\"intent\",\"ro")]
    [InlineData("\0\0\0\0")]
    [InlineData("{")]
    [InlineData(" ")]
    [InlineData("\uFEFF")]
    [InlineData("\r")]
    public void Line_without_a_line_feed_is_torn_and_left_out(string tail)
    {
        var whole = JournalText.Of(JournalText.Header);

        Assert.Equal(whole.Length, Assert.Single(Read(whole + tail)).End);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("\0\0\0")]
    [InlineData("\t")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"t\":null}")]
    [InlineData("{\"t\":1}")]
    [InlineData("{\"t\":\"intent\",\"row\":\"one\"}")]
    [InlineData("{\"t\":\"intent\",\"at\":\"yesterday\"}")]
    [InlineData("{\"t\":\"intent\",\"row\":1}}")]
    [InlineData("{\"t\":\"intent\"")]
    public void What_is_no_line_of_a_journal_is_left_out_at_the_end_and_refused_before_it(string noise)
    {
        using var english = InCulture.English();
        var whole = JournalText.Of(JournalText.Header, "", noise);

        Assert.Equal(JournalText.Header.Length + 1, Assert.Single(Read(whole)).End);

        var refusal = Assert.Throws<JournalException>(() => Read(whole + JournalText.Of(JournalText.Intent(1, "QUA1", "D1"))));
        Assert.Equal(("JournalCorrupt", "Line 3 of a.jsonl is not a journal line."), (refusal.Id, refusal.Message));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_left_out_at_the_end_and_refused_before_it()
    {
        byte[] whole = [.. Encoding.UTF8.GetBytes(JournalText.Of(JournalText.Header)), .. "{\"t\":\"intent\",\"key\":\""u8, 0xFF, 0xC0, .. "\"}\n"u8];

        Assert.Single(Read(whole));
        Assert.Equal("JournalCorrupt", Assert.Throws<JournalException>(() => Read([.. whole, .. "{\"t\":\"intent\"}\n"u8])).Id);
    }

    [Fact]
    public void Lines_before_a_corrupt_one_are_given()
    {
        using var lines = JournalFile.Read(JournalText.Stream(JournalText.Of(JournalText.Header, "x", JournalText.Header)), "a.jsonl").GetEnumerator();

        Assert.True(lines.MoveNext());
        Assert.Throws<JournalException>(() => lines.MoveNext());
    }

    [Theory]
    [InlineData("QualificationNo,AdminName")]
    [InlineData("QualificationNo,AdminName\n")]
    [InlineData("{\"key\":1}\n")]
    [InlineData("{\"key\":1}")]
    [InlineData("{\"t\":1}")]
    [InlineData("{\"t\":\"journax\"")]
    [InlineData("[")]
    [InlineData(" x")]
    [InlineData("\0x")]
    [InlineData("\uFEFFx\n")]
    public void File_of_another_kind_is_refused_even_where_it_has_one_line_only(string text) =>
        Assert.Equal("JournalCorrupt", Assert.Throws<JournalException>(() => Read(text)).Id);

    [Theory]
    [InlineData("{")]
    [InlineData("{\"t\":\"journal\"")]
    [InlineData("{\"t\":\"journal\",\"at\":\"2026-")]
    [InlineData("{\"t\":\"journal\",\"at\":\"2026-\n")]
    [InlineData("\0\0\0\0")]
    [InlineData("\0\0\n")]
    [InlineData("\uFEFF")]
    [InlineData("\uFEFF \r\n")]
    [InlineData(" \n \n ")]
    public void First_line_may_be_torn_too(string text) => Assert.Empty(Read(text));

    [Theory]
    [InlineData(64 * 1024 - 1)]
    [InlineData(64 * 1024)]
    [InlineData(64 * 1024 + 1)]
    [InlineData(200_000)]
    [InlineData(1024 * 1024)]
    public void Long_line_is_read_whole(int length)
    {
        var empty = JournalText.Of(JournalText.Intent(1, "", "D1")).Length;
        var text = JournalText.Of(JournalText.Intent(1, new string('k', length - empty), "D1"), JournalText.Intent(2, "QUA2", "D2"));

        var lines = Read(text);

        Assert.Equal([length, text.Length], lines.Select(line => line.End));
        Assert.Equal(length - empty, lines[0].Line.Key!.Length);
        Assert.Equal("QUA2", lines[1].Line.Key);
    }

    [Fact]
    public void Many_lines_are_read_in_their_order()
    {
        var lines = Read(JournalText.Of([.. Enumerable.Range(1, 2000).Select(row => JournalText.Intent(row, $"QUA{row}", "D"))]));

        Assert.Equal(Enumerable.Range(1, 2000).Select(row => (long?)row), lines.Select(line => line.Line.Row));
    }

    [Fact]
    public void File_without_line_ends_is_not_taken_into_memory()
    {
        var stream = JournalText.Stream(new string('x', 4 * 1024 * 1024) + "\n");

        Assert.Equal("JournalCorrupt", Assert.Throws<JournalException>(() => JournalFile.Read(stream, "journal").ToList()).Id);
        Assert.True(stream.Position < 2 * 1024 * 1024, $"{stream.Position} bytes were read.");
    }

    [Fact]
    public void No_more_is_read_than_there_was_at_the_beginning()
    {
        var first = JournalText.Of(JournalText.Header);
        using var stream = new SizedStream(Encoding.UTF8.GetBytes(first + JournalText.Of(JournalText.Intent(1, "QUA1", "D1"))), first.Length);

        Assert.Equal(first.Length, Assert.Single(JournalFile.Read(stream, "journal")).End);
    }

    [Fact]
    public void Device_without_a_length_has_no_lines()
    {
        using var stream = new SizedStream(Encoding.UTF8.GetBytes(JournalText.Of(JournalText.Header)), 0);

        Assert.Empty(JournalFile.Read(stream, "journal"));
    }

    [Fact]
    public void Journal_that_is_not_there_is_told()
    {
        using var folder = new TemporaryFolder();

        AssertNotOpened<FileNotFoundException>("JournalNotFound", folder["run.jsonl"]);
        AssertNotOpened<DirectoryNotFoundException>("JournalNotFound", Path.Combine(folder["none"], "run.jsonl"));
    }

    [Fact]
    public void Folder_is_no_journal()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal("JournalNotAFile", Assert.Throws<JournalException>(() => JournalFile.OpenForReading(folder.Path)).Id);
    }

    [Fact]
    public void Journal_that_another_program_locks_is_told()
    {
        using var folder = new TemporaryFolder();
        using var run = new FileStream(folder["run.jsonl"], FileMode.Create, FileAccess.ReadWrite, FileShare.None);

        AssertNotOpened<IOException>("JournalHeld", folder["run.jsonl"]);
    }

    [Fact]
    public void Two_may_look_at_a_journal_at_once()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("run.jsonl", JournalText.Of(JournalText.Header));
        using var one = JournalFile.OpenForReading(path);
        using var other = JournalFile.OpenForReading(path);

        Assert.Equal((true, false), (other.CanRead, other.CanWrite));
    }

    private static void AssertNotOpened<TException>(string id, string path)
    {
        var refusal = Assert.Throws<JournalException>(() => JournalFile.OpenForReading(path));

        Assert.Equal(id, refusal.Id);
        Assert.IsType<TException>(refusal.InnerException);
        Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
    }

    private static List<(JournalLine Line, long End)> Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static List<(JournalLine Line, long End)> Read(byte[] content) => [.. JournalFile.Read(JournalText.Stream(content), "a.jsonl")];

    // One row that succeeded.
    private async Task<byte[]> WriteAsync()
    {
        var stream = new MemoryStream();
        using (var journal = RunJournal.Open(stream, _ => { }, "journal", Scope, _time))
        {
            await journal.IntendAsync(1, "QUA1", "D1");
            await journal.ConcludeAsync(new JournalOutcome(1, "QUA1", "D1", QualificationStatus.Succeeded));
        }

        return stream.ToArray();
    }

    private byte[] Reopen(byte[] content)
    {
        var stream = JournalText.Stream(content);
        RunJournal.Open(stream, _ => { }, "journal", Scope, _time).Dispose();
        return stream.ToArray();
    }

    private EarlierOutcome? Earlier(byte[] content)
    {
        using var journal = RunJournal.Open(JournalText.Stream(content), _ => { }, "journal", Scope, _time);
        return journal.Take("QUA1", "D1");
    }

    // Says that it is shorter than it is, like a file that grows or a device.
    private sealed class SizedStream(byte[] content, long length) : MemoryStream(content)
    {
        public override long Length => length;
    }
}
