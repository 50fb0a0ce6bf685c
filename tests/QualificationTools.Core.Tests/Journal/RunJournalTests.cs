using System.Text;
using QualificationTools.Core.Tests.Csv;
using QualificationTools.Journal;

namespace QualificationTools.Core.Tests.Journal;

public sealed class RunJournalTests : IDisposable
{
    private static readonly JournalScope Scope = new("vms", "UpdateQualification", "https://localhost", "0");

    private readonly ManualTime _time = new();
    private readonly TemporaryFolder _folder = new();

    private string FilePath => _folder["run.jsonl"];

    public static TheoryData<string, string, string, string> OtherScopes => new()
    {
        { "douyin", "UpdateQualification", "https://localhost", "0" },
        { "vms", "AddQualification", "https://localhost", "0" },
        { "vms", "UpdateQualification", "https://localhost:1", "0" },
        { "vms", "UpdateQualification", "https://localhost", "1" },
    };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void New_journal_begins_with_its_scope_on_disk()
    {
        var stream = new MemoryStream();
        var flushed = new List<string>();
        RunJournal.Open(stream, flushing => flushed.Add(Text((MemoryStream)flushing)), "journal", Scope, _time).Dispose();

        Assert.Equal([JournalText.Of(JournalText.Header)], flushed);
        Assert.Equal(JournalText.Of(JournalText.Header), Text(stream));
    }

    [Fact]
    public void Journal_of_a_path_is_made_and_opened_again()
    {
        Open().Dispose();
        Open().Dispose();

        Assert.Equal(JournalText.Of(JournalText.Header), File.ReadAllText(FilePath));
    }

    [Fact]
    public async Task Everything_that_a_run_does_is_noted()
    {
        using (var journal = Open())
        {
            await journal.IntendAsync(1, "QUA1", "D1");
            _time.Advance(TimeSpan.FromSeconds(1));
            await journal.NoteFileAsync("D0", "3", "F1");
            _time.Advance(TimeSpan.FromSeconds(1));
            await journal.ConcludeAsync(Outcome(QualificationStatus.Rejected));
            await journal.ConcludeAsync(new JournalOutcome(2, "QUA2", null, QualificationStatus.Failed) { WasSent = false });
            await journal.IntendAsync(3, null, "D3");
        }

        Assert.Equal(
            JournalText.Of(
                JournalText.Header,
                """{"t":"intent","at":"2026-03-02T01:00:00+00:00","row":1,"key":"QUA1","digest":"D1"}""",
                """{"t":"file","at":"2026-03-02T01:00:01+00:00","digest":"B1739ACD10FC1E49057B84F2C5559D3A02A54DFF90DE163DF94D88FCC78054D4","fileType":"3","fileCode":"F1"}""",
                """{"t":"outcome","at":"2026-03-02T01:00:02+00:00","row":1,"key":"QUA1","digest":"D1","status":"Rejected","code":"E1","requestId":"r1","taskId":"t1","attempts":2}""",
                """{"t":"outcome","at":"2026-03-02T01:00:02+00:00","row":2,"key":"QUA2","status":"NotSent","attempts":0}""",
                """{"t":"intent","at":"2026-03-02T01:00:02+00:00","row":3,"digest":"D3"}"""),
            File.ReadAllText(FilePath));
    }

    [Fact]
    public async Task Next_run_writes_on_behind_the_last_whole_line()
    {
        var whole = JournalText.Of(JournalText.Header, JournalText.Intent(1, "QUA1", "D1"));
        var stream = JournalText.Stream(whole + "{\"t\":\"outcome\",\"at\":\"2026-03-02T01:00:00+00:00\",\"row\":1,\"key\":\"QUA1\",\"dig");
        using (var journal = Open(stream))
            await journal.IntendAsync(2, "QUA2", "D2");

        Assert.Equal(whole + JournalText.Of(JournalText.Intent(2, "QUA2", "D2")), Text(stream));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"t\":\"jour")]
    [InlineData("{\"t\":\"journal\",\"at\":\"20\n")]
    [InlineData("\0\0\0")]
    [InlineData("\n\n")]
    public void Journal_whose_first_line_is_torn_is_begun_again(string torn)
    {
        var stream = JournalText.Stream(torn);
        Open(stream).Dispose();

        Assert.Equal(JournalText.Of(JournalText.Header), Text(stream));
    }

    [Theory]
    [InlineData("QualificationNo\nQUA1\n")]
    [InlineData("QualificationNo\n")]
    [InlineData("QualificationNo")]
    [InlineData("{\"key\":1}")]
    public void File_of_another_kind_is_refused_and_left_as_it_is(string text)
    {
        _folder.Write("run.jsonl", text);

        Assert.Equal("JournalCorrupt", Refusal(() => Open()).Id);
        Assert.Equal(text, File.ReadAllText(FilePath));
    }

    [Fact]
    public void Large_file_of_another_kind_is_left_as_it_is()
    {
        var stream = JournalText.Stream(new string('x', 2 * 1024 * 1024));

        Assert.Equal("JournalCorrupt", Refusal(() => Open(stream)).Id);
        Assert.Equal(2 * 1024 * 1024, stream.Length);
    }

    [Theory]
    [MemberData(nameof(OtherScopes))]
    public void Journal_of_another_scope_is_refused_left_as_it_is_and_let_go(string service, string action, string endpoint, string account)
    {
        Open().Dispose();
        var before = File.ReadAllText(FilePath);

        Assert.Equal("JournalMismatch", Refusal(() => RunJournal.Open(FilePath, new JournalScope(service, action, endpoint, account), _time)).Id);
        Assert.Equal(before, File.ReadAllText(FilePath));
        Open().Dispose();
    }

    [Fact]
    public void Refusal_names_both_scopes()
    {
        using var english = InCulture.English();
        var stream = JournalText.Stream(JournalText.Of(JournalText.Header));

        Assert.Equal(
            "The journal a.jsonl belongs to vms UpdateQualification https://localhost, or to another account; this run is douyin Add https://host.",
            Refusal(() => RunJournal.Open(stream, _ => { }, "a.jsonl", new JournalScope("douyin", "Add", "https://host", "0"), _time)).Message);
    }

    [Theory]
    [InlineData("\"version\":1", "version 1")]
    [InlineData("\"version\":3", "version 3")]
    [InlineData("\"x\":1", "version 0")]
    public void Journal_of_another_version_is_refused(string member, string told)
    {
        using var english = InCulture.English();
        var refusal = Refusal(() => Open(JournalText.Stream(JournalText.Of(JournalText.Header.Replace("\"version\":2", member, StringComparison.Ordinal)))));

        Assert.Equal("JournalVersion", refusal.Id);
        Assert.Contains(told, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Header_that_says_nothing_of_its_scope_is_of_another() => Assert.Equal(
        "JournalMismatch", Refusal(() => Open(JournalText.Stream("{\"t\":\"journal\",\"version\":2}\n"))).Id);

    [Fact]
    public void Header_without_a_scope_is_that_of_an_empty_one() =>
        RunJournal.Open(JournalText.Stream("{\"t\":\"journal\",\"version\":2,\"keyCheck\":\"7A623507775AAFB1\"}\n"), _ => { }, "journal", new JournalScope("", "", "", ""), _time).Dispose();

    [Fact]
    public void Journal_that_does_not_begin_with_its_header_is_refused()
    {
        using var english = InCulture.English();
        var refusal = Refusal(() => Open(JournalText.Stream(JournalText.Of(JournalText.Intent(1, "QUA1", "D1"), JournalText.Header))));

        Assert.Equal(("JournalCorrupt", "Line 1 of journal is not a journal line."), (refusal.Id, refusal.Message));
    }

    [Fact]
    public void Journal_is_for_one_run_at_a_time()
    {
        using (Open())
            Assert.Equal("JournalInUse", Refusal(() => Open()).Id);

        Open().Dispose();
    }

    [Fact]
    public void Place_where_no_journal_can_be_is_told()
    {
        var refusal = Refusal(() => RunJournal.Open(Path.Combine(_folder["none"], "run.jsonl"), Scope, _time));

        Assert.Equal("JournalNotWritable", refusal.Id);
        Assert.IsType<DirectoryNotFoundException>(refusal.InnerException);
    }

    [Fact]
    public void Disk_that_does_not_take_the_header_is_told()
    {
        Assert.Equal("JournalNotWritable", Refusal(() => Open(new FullStream())).Id);
        Assert.Equal(
            "JournalNotWritable",
            Refusal(() => RunJournal.Open(new MemoryStream(), _ => throw new IOException("No space left on device"), "journal", Scope, _time)).Id);
    }

    [Fact]
    public async Task Nothing_is_noted_after_the_end()
    {
        var journal = Open();
        journal.Dispose();
        journal.Dispose();

        await Assert.ThrowsAsync<IOException>(() => journal.IntendAsync(1, "QUA1", "D1"));
    }

    [Fact]
    public void Digests_are_keyed_by_the_secret()
    {
        using var journal = RunJournal.Open(new MemoryStream(), _ => { }, "journal", Scope with { Key = new DigestKey("s3cret") }, _time);

        Assert.Equal("ACB26A7616071AD122563E735A16DCC0BE972496F0E59EB8EC2F720AC1C7B012", journal.Digest("abc"u8));
    }

    [Fact]
    public void Journal_of_another_secret_is_refused_and_left_as_it_is()
    {
        RunJournal.Open(FilePath, Scope with { Key = new DigestKey("old") }, _time).Dispose();
        var before = File.ReadAllText(FilePath);

        Assert.Equal("JournalSecretChanged", Refusal(() => RunJournal.Open(FilePath, Scope with { Key = new DigestKey("new") }, _time)).Id);
        Assert.Equal(before, File.ReadAllText(FilePath));
        RunJournal.Open(FilePath, Scope with { Key = new DigestKey("old") }, _time).Dispose();
    }

    [Fact]
    public async Task Key_that_is_no_id_is_noted_as_its_digest_and_found_again()
    {
        var scope = Scope with { Key = new DigestKey("s3cret") };
        var form = SampleForms.Vms("张三");
        using (var journal = RunJournal.Open(FilePath, scope, _time))
        {
            await journal.IntendAsync(1, "张三", "D1");
            await journal.ConcludeAsync(new JournalOutcome(1, form.NotedKey, "D1", QualificationStatus.Succeeded));
        }

        Assert.Equal(2, File.ReadAllText(FilePath).Split("\"key\":\"#D3DFD0AE873257AFC4F9ACBF28DD0EEF1B43DE2D352555CCDF4F34A1A452C12D\"").Length - 1);
        Assert.DoesNotContain("张三", File.ReadAllText(FilePath), StringComparison.Ordinal);
        using var again = RunJournal.Open(FilePath, scope, _time);
        Assert.NotNull(again.Take("张三", "D1")?.Success);
    }

    [Fact]
    public void Run_is_noted_when_it_begins()
    {
        var run = new JournalRun { Account = "AKLT***1234", SecretName = "main", User = "u", Host = "h", ModuleVersion = "1.2.3" };
        RunJournal.Open(FilePath, Scope, _time, run).Dispose();
        RunJournal.Open(FilePath, Scope, _time, run).Dispose();

        Assert.Equal(JournalText.Of(JournalText.Header, JournalText.Run, JournalText.Run), File.ReadAllText(FilePath));
    }

    [Fact]
    public void Run_of_this_process_says_who_and_where()
    {
        var run = JournalRun.OfThisProcess("AKLT***1234", null);

        Assert.Equal((Environment.UserName, Environment.MachineName, "AKLT***1234", null), (run.User, run.Host, run.Account, run.SecretName));
        Assert.Matches(@"^\d+\.\d+\.\d+", run.ModuleVersion);
    }

    [Fact]
    public void Journal_is_its_owners_alone()
    {
        Open().Dispose();

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilePath));
        Assert.Equal(["run.jsonl"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Journal_can_be_read_while_it_is_written()
    {
        using var journal = Open();
        await journal.IntendAsync(1, "QUA1", "D1");

        Assert.Equal(1, JournalSummary.Read(FilePath).Summary.Rows);
        using (var reader = new StreamReader(new FileStream(FilePath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite)))
        {
            await journal.IntendAsync(2, "QUA2", "D2");
            Assert.Contains("QUA2", await reader.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        Assert.Equal("JournalInUse", Refusal(() => Open()).Id);
    }

    [Fact]
    public void Journal_that_somebody_reads_is_opened_all_the_same()
    {
        Open().Dispose();
        using (new FileStream(FilePath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
            Open().Dispose();
    }

    [Fact]
    public void Journal_that_another_program_locks_is_told()
    {
        Open().Dispose();
        using (new FileStream(FilePath, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Equal("JournalHeld", Refusal(() => Open()).Id);
            Assert.Equal("JournalHeld", Refusal(() => JournalSummary.Read(FilePath)).Id);
        }

        Assert.Equal(["run.jsonl"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("a\0b")]
    [InlineData("")]
    public void What_is_no_file_is_no_journal(string name)
    {
        Assert.Equal("JournalNotAFile", Refusal(() => RunJournal.Open(_folder[name], Scope, _time)).Id);
        Assert.Equal("JournalNotAFile", Refusal(() => JournalSummary.Read(_folder[name])).Id);
    }

    [Theory]
    [InlineData("/dev/null")]
    [InlineData("/dev/full")]
    public void Device_is_no_journal(string path)
    {
        Assert.SkipUnless(File.Exists(path) && !OperatingSystem.IsWindows(), "There is no such device here.");

        Assert.Equal("JournalNotAFile", Refusal(() => RunJournal.Open(path, Scope, _time)).Id);
        Assert.Equal("JournalNotAFile", Refusal(() => JournalSummary.Read(path)).Id);
    }

    [Theory]
    [InlineData("NUL")]
    [InlineData("con.jsonl")]
    [InlineData("run.jsonl:s")]
    public void Name_of_a_device_or_a_stream_is_no_journal_on_Windows(string name)
    {
        Assert.SkipUnless(OperatingSystem.IsWindows(), "It is a name like others here.");

        Assert.Equal("JournalNotAFile", Refusal(() => RunJournal.Open(_folder[name], Scope, _time)).Id);
    }

    [Fact]
    public void Pipe_is_no_journal_and_is_not_waited_for()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no pipes among files here.");
        using (var making = System.Diagnostics.Process.Start("mkfifo", FilePath))
            making.WaitForExit();

        Assert.Equal("JournalNotAFile", Refusal(() => Open()).Id);
        Assert.Equal("JournalNotAFile", Refusal(() => JournalSummary.Read(FilePath)).Id);
    }

    [Fact]
    public void New_journal_remembers_nothing()
    {
        using var journal = Open(new MemoryStream());

        Assert.Null(journal.Take("QUA1", "D1"));
        Assert.Null(journal.FindFile("D1", "1"));
    }

    [Fact]
    public void Success_is_remembered_with_what_it_gave()
    {
        using var journal = Opened(
            JournalText.Intent(1, "QUA1", "D1"),
            """{"t":"outcome","row":1,"key":"QUA1","digest":"D1","status":"Succeeded","requestId":"r1","taskId":"t1"}""");

        var success = journal.Take("QUA1", "D1")?.Success;

        Assert.Equal(("r1", "t1"), (success?.RequestId, success?.TaskId));
        Assert.Null(journal.Take("QUA1", "D1"));
    }

    [Theory]
    [InlineData("QUA2", "D1")]
    [InlineData("QUA1", "D2")]
    [InlineData(null, "D1")]
    [InlineData("qua1", "D1")]
    public void Row_of_another_key_or_content_is_new(string? key, string digest)
    {
        using var journal = Opened(JournalText.Intent(1, "QUA1", "D1"), JournalText.Outcome(1, "QUA1", "D1", "Succeeded"));

        Assert.Null(journal.Take(key, digest));
    }

    [Fact]
    public void Row_without_a_key_is_remembered()
    {
        using var journal = Opened("""{"t":"intent","row":1,"digest":"D1"}""", """{"t":"outcome","row":1,"digest":"D1","status":"Succeeded"}""");

        Assert.NotNull(journal.Take(null, "D1")?.Success);
    }

    [Fact]
    public void Row_without_a_digest_is_not_remembered()
    {
        using var journal = Opened("""{"t":"intent","row":1,"key":"QUA1"}""", """{"t":"outcome","row":1,"key":"QUA1","status":"Succeeded"}""");

        Assert.Null(journal.Take("QUA1", ""));
    }

    [Theory]
    [InlineData("Failed")]
    [InlineData("Rejected")]
    [InlineData("NotSent")]
    public void Row_that_certainly_took_no_effect_is_new(string status)
    {
        using var journal = Opened(JournalText.Intent(1, "QUA1", "D1"), JournalText.Outcome(1, "QUA1", "D1", status));

        Assert.Null(journal.Take("QUA1", "D1"));
    }

    [Fact]
    public void Row_that_was_in_flight_or_is_unknown_is_an_open_question_once()
    {
        using var journal = Opened(
            JournalText.Intent(1, "QUA1", "D1"),
            JournalText.Intent(2, "QUA2", "D2"), JournalText.Outcome(2, "QUA2", "D2", "Unknown"));

        Assert.Equal(new EarlierOutcome(null) { IntendedAt = ManualTime.DefaultStart }, journal.Take("QUA1", "D1"));
        Assert.Null(journal.Take("QUA1", "D1"));
        Assert.Equal(new EarlierOutcome(null) { IntendedAt = ManualTime.DefaultStart, ConcludedAt = ManualTime.DefaultStart }, journal.Take("QUA2", "D2"));
        Assert.Null(journal.Take("QUA2", "D2"));
    }

    [Fact]
    public void Question_that_a_later_run_has_answered_is_open_no_more()
    {
        using var journal = Opened(
            JournalText.Intent(1, "QUA1", "D1"), JournalText.Outcome(1, "QUA1", "D1", "Unknown"), JournalText.Outcome(1, "QUA1", "D1", "Succeeded"));

        Assert.NotNull(journal.Take("QUA1", "D1")?.Success);
        Assert.Null(journal.Take("QUA1", "D1"));
    }

    [Fact]
    public void Of_equal_rows_each_outcome_holds_for_one()
    {
        using var journal = Opened(
            JournalText.Intent(1, "QUA1", "D1"), JournalText.Intent(2, "QUA1", "D1"), JournalText.Intent(3, "QUA1", "D1"), JournalText.Intent(4, "QUA1", "D1"),
            JournalText.Outcome(1, "QUA1", "D1", "Succeeded"), JournalText.Outcome(2, "QUA1", "D1", "Failed"), JournalText.Outcome(4, "QUA1", "D1", "Succeeded"));

        var taken = Enumerable.Range(0, 4).Select(_ => journal.Take("QUA1", "D1")).ToList();

        Assert.Equal([1L, 4L], taken.Take(2).Select(earlier => earlier?.Success?.Row));
        Assert.Equal([new EarlierOutcome(null) { IntendedAt = ManualTime.DefaultStart, ConcludedAt = ManualTime.DefaultStart }, null], taken.Skip(2));
    }

    [Fact]
    public void Outcome_without_an_intent_leaves_no_question_of_a_later_intent_unasked()
    {
        using var journal = Opened(JournalText.Outcome(1, "QUA1", "D1", "Failed"), JournalText.Intent(2, "QUA1", "D1"));

        Assert.Equal(new EarlierOutcome(null) { IntendedAt = ManualTime.DefaultStart }, journal.Take("QUA1", "D1"));
    }

    [Fact]
    public void Uploaded_file_is_found_by_content_and_kind()
    {
        using var journal = Opened(JournalText.UploadedFile(JournalText.DigestOfD1, "1", "F1"), JournalText.UploadedFile(JournalText.DigestOfD1, "2", "F2"), JournalText.UploadedFile(JournalText.DigestOfD1, "1", "F3"));

        Assert.Equal(("F3", "F2"), (journal.FindFile("D1", "1"), journal.FindFile("D1", "2")));
        Assert.Null(journal.FindFile("D2", "1"));
        Assert.Null(journal.FindFile("D1", "3"));
        Assert.Null(journal.Take("", "D1"));
    }

    [Theory]
    [InlineData("""{"t":"file","fileType":"1","fileCode":"F1"}""")]
    [InlineData("""{"t":"file","digest":"D1","fileCode":"F1"}""")]
    [InlineData("""{"t":"file","digest":"D1","fileType":"1"}""")]
    [InlineData("""{"t":"other","digest":"D1","fileType":"1","fileCode":"F1","status":"Succeeded"}""")]
    public void Line_that_does_not_say_enough_is_passed_over(string line)
    {
        using var journal = Opened(line);

        Assert.Null(journal.FindFile("D1", "1"));
        Assert.Null(journal.Take(null, "D1"));
    }

    private static JournalOutcome Outcome(QualificationStatus status) => new(1, "QUA1", "D1", status)
    {
        Code = "E1",
        RequestId = "r1",
        TaskId = "t1",
        Attempts = 2,
    };

    private static JournalException Refusal(Action action) => Assert.Throws<JournalException>(action);

    private static string Text(MemoryStream stream) => Encoding.UTF8.GetString(stream.ToArray());

    private RunJournal Open() => RunJournal.Open(FilePath, Scope, _time);

    private RunJournal Open(Stream stream) => RunJournal.Open(stream, _ => { }, "journal", Scope, _time);

    private RunJournal Opened(params string[] lines) => Open(JournalText.Stream(JournalText.Of([JournalText.Header, .. lines])));

    private sealed class FullStream : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("No space left on device");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("No space left on device");
    }
}
