using QualificationTools.Core.Tests.Csv;
using QualificationTools.Journal;

namespace QualificationTools.Core.Tests.Journal;

public sealed class JournalSummaryTests : IDisposable
{
    private static readonly DateTimeOffset Begin = ManualTime.DefaultStart;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Header_says_what_the_journal_belongs_to()
    {
        var (summary, entries) = Read(JournalText.Header);

        Assert.Equal(
            (_folder["run.jsonl"], "vms", "UpdateQualification", "https://localhost"),
            (summary.Path, summary.Service, summary.Action, summary.Endpoint));
        Assert.Equal((Begin, Begin), (summary.StartedAt, summary.LastWriteAt));
        Assert.Equal((0, 0, 0), (summary.Rows, summary.Unfinished, summary.Files));
        Assert.Empty(summary.ByStatus);
        Assert.Empty(entries);
    }

    [Fact]
    public void Last_write_is_that_of_the_last_line()
    {
        var (summary, _) = Read(
            JournalText.Header, JournalText.Intent(1, "QUA1", "D1", "2026-03-02T01:00:05+00:00"), JournalText.Outcome(1, "QUA1", "D1", "Failed", "2026-03-02T01:00:09+00:00"));

        Assert.Equal((Begin, Begin.AddSeconds(9)), (summary.StartedAt, summary.LastWriteAt));
    }

    [Fact]
    public void Outcome_takes_the_place_of_the_intent()
    {
        var (summary, entries) = Read(
            JournalText.Header,
            JournalText.Intent(7, "QUA1", "D1"),
            """{"t":"outcome","at":"2026-03-02T01:00:09+00:00","row":7,"key":"QUA1","digest":"D1","status":"Rejected","code":"E1","requestId":"r1","taskId":"t1","attempts":3}""");

        var entry = Assert.Single(entries);
        Assert.Equal((7L, "QUA1", "Rejected", "D1"), (entry.Row, entry.Key, entry.Status, entry.Digest));
        Assert.Equal(("E1", "r1", "t1", 3), (entry.ErrorCode, entry.RequestId, entry.TaskId, entry.Attempts));
        Assert.Equal(Begin.AddSeconds(9), entry.At);
        Assert.Equal((1, 0), (summary.Rows, summary.Unfinished));
    }

    [Fact]
    public void Row_that_was_begun_and_not_concluded_is_in_flight()
    {
        // Even where a line says otherwise, an intent is no outcome.
        var (summary, entries) = Read(
            JournalText.Header, """{"t":"intent","at":"2026-03-02T01:00:00+00:00","row":1,"key":"QUA1","digest":"D1","status":"Succeeded"}""");

        Assert.Equal(("InFlight", true, 0), (entries[0].Status, entries[0].IsUnfinished, entries[0].Attempts));
        Assert.Equal([KeyValuePair.Create("InFlight", 1)], summary.ByStatus);
    }

    [Fact]
    public void Row_that_was_sent_again_counts_once()
    {
        var (summary, entries) = Read(
            JournalText.Header,
            JournalText.Intent(1, "QUA1", "D1"), JournalText.Outcome(1, "QUA1", "D1", "Failed"),
            JournalText.Intent(1, "QUA1", "D1"), JournalText.Outcome(1, "QUA1", "D1", "Succeeded"));

        Assert.Equal("Succeeded", Assert.Single(entries).Status);
        Assert.Equal((1, 0), (summary.Rows, summary.Unfinished));
    }

    [Fact]
    public void Rows_that_differ_in_key_or_content_or_in_number_within_one_run_are_different()
    {
        var (summary, _) = Read(
            JournalText.Header,
            JournalText.Outcome(1, "QUA1", "D1", "Succeeded"), JournalText.Outcome(2, "QUA1", "D1", "Succeeded"),
            JournalText.Outcome(1, "QUA2", "D1", "Succeeded"), JournalText.Outcome(1, "QUA1", "D2", "Succeeded"));

        Assert.Equal((4, 0), (summary.Rows, summary.Unfinished));
    }

    [Fact]
    public void Failed_row_that_a_later_run_sends_under_another_number_counts_once()
    {
        var (summary, entries) = Read(
            JournalText.Header,
            JournalText.Run,
            JournalText.Outcome(1, "QUA1", "D1", "Succeeded"), JournalText.Outcome(2, "QUA2", "D2", "Failed"), JournalText.Outcome(3, "QUA3", "D3", "Succeeded"),
            JournalText.Run,
            JournalText.Intent(1, "QUA2", "D2"), JournalText.Outcome(1, "QUA2", "D2", "Succeeded"));

        Assert.Equal((3, 0), (summary.Rows, summary.Unfinished));
        Assert.Equal([KeyValuePair.Create("Succeeded", 3)], summary.ByStatus);
        var mended = Assert.Single(entries, entry => entry.Key == "QUA2");
        Assert.Equal(["1: Failed", "2: InFlight", "2: Succeeded"], mended.Notes.Select(note => note.ToString()));
        Assert.Equal([2L, 1L, 1L], mended.Notes.Select(note => note.Row));
    }

    [Fact]
    public void Of_equal_rows_of_one_run_a_later_run_takes_up_the_one_that_did_not_succeed()
    {
        var (summary, _) = Read(
            JournalText.Header,
            JournalText.Run,
            JournalText.Outcome(1, "QUA1", "D1", "Succeeded"), JournalText.Outcome(2, "QUA1", "D1", "Failed"), JournalText.Outcome(3, "QUA1", "D1", "Rejected"),
            JournalText.Run,
            JournalText.Outcome(7, "QUA1", "D1", "Succeeded"));

        Assert.Equal([KeyValuePair.Create("Rejected", 1), KeyValuePair.Create("Succeeded", 2)], summary.ByStatus);
    }

    [Fact]
    public void Runs_say_who_and_where_and_rows_of_which_file_they_are()
    {
        var (summary, entries) = Read(JournalText.Header, JournalText.Run, JournalText.Run, JournalText.Intent(1, "QUA1", "D1"));

        Assert.Equal([1, 2], summary.Runs.Select(run => run.Run));
        var run = summary.Runs[0];
        Assert.Equal(
            (Begin, "AKLT***1234", "main", "u", "h", "1.2.3", "1 main u@h"),
            (run.At, run.Account, run.SecretName, run.User, run.Host, run.ModuleVersion, run.ToString()));
        Assert.Equal((_folder["run.jsonl"], 2), (entries[0].Path, entries[0].Notes[0].Run));
    }

    [Fact]
    public void Long_line_hides_nothing_that_stands_behind_it()
    {
        var (summary, _) = Read(
            JournalText.Header, JournalText.Outcome(1, new string('9', 2_000_000), "D1", "Succeeded"), JournalText.Outcome(2, "QUA2", "D2", "Succeeded"));

        Assert.Equal(2, summary.Rows);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Journal_of_another_version_is_refused(int version)
    {
        var path = _folder.Write("run.jsonl", JournalText.Of($$"""{"t":"journal","version":{{version}},"service":"vms"}"""));

        Assert.Equal("JournalVersion", Assert.Throws<JournalException>(() => JournalSummary.Read(path)).Id);
    }

    [Fact]
    public void Rows_come_in_the_order_of_their_numbers()
    {
        var (_, entries) = Read(
            JournalText.Header, JournalText.Intent(10, "QUA10", "D"), JournalText.Intent(2, "QUA2", "D"), JournalText.Intent(9, "QUA9", "D"), JournalText.Intent(1, "QUA1", "D"));

        Assert.Equal([1, 2, 9, 10], entries.Select(entry => entry.Row));
    }

    [Fact]
    public void Rows_are_counted_by_status_in_a_fixed_order()
    {
        var (summary, _) = Read(
            JournalText.Header,
            JournalText.Outcome(1, "QUA1", "D", "Unknown"), JournalText.Outcome(2, "QUA2", "D", "Succeeded"), JournalText.Intent(3, "QUA3", "D"),
            JournalText.Outcome(4, "QUA4", "D", "Failed"), JournalText.Outcome(5, "QUA5", "D", "Succeeded"), JournalText.Outcome(6, "QUA6", "D", "NotSent"));

        Assert.Equal(
            [
                KeyValuePair.Create("Failed", 1), KeyValuePair.Create("InFlight", 1), KeyValuePair.Create("NotSent", 1),
                KeyValuePair.Create("Succeeded", 2), KeyValuePair.Create("Unknown", 1),
            ],
            summary.ByStatus);
        Assert.Equal((6, 3), (summary.Rows, summary.Unfinished));
    }

    [Theory]
    [InlineData("Succeeded", false)]
    [InlineData("Failed", false)]
    [InlineData("Rejected", false)]
    [InlineData("Invalid", false)]
    [InlineData("Unknown", true)]
    [InlineData("NotSent", true)]
    [InlineData("InFlight", true)]
    public void What_is_open_is_unfinished(string status, bool isUnfinished)
    {
        var (summary, entries) = Read(JournalText.Header, JournalText.Outcome(1, "QUA1", "D1", status));

        Assert.Equal((status, isUnfinished), (entries[0].Status, entries[0].IsUnfinished));
        Assert.Equal(isUnfinished ? 1 : 0, summary.Unfinished);
    }

    [Fact]
    public void Files_are_counted_and_are_no_rows()
    {
        var (summary, entries) = Read(JournalText.Header, JournalText.UploadedFile("D1", "1", "F1"), JournalText.Intent(1, "QUA1", "D1"), JournalText.UploadedFile("D2", "1", "F2"));

        Assert.Equal((2, 1), (summary.Files, summary.Rows));
        Assert.Single(entries);
    }

    [Fact]
    public void Line_that_says_little_is_a_row_all_the_same()
    {
        var (_, entries) = Read(JournalText.Header, """{"t":"outcome"}""");

        var entry = Assert.Single(entries);
        Assert.Equal((0L, "", 0), (entry.Row, entry.Status, entry.Attempts));
        Assert.Equal((null, null, null), (entry.Key, entry.ErrorCode, entry.Digest));
        Assert.True(entry.IsUnfinished);
    }

    [Fact]
    public void Torn_last_line_is_left_out()
    {
        var path = _folder.Write("run.jsonl", JournalText.Of(JournalText.Header) + JournalText.Intent(1, "QUA1", "D1"));

        Assert.Equal(0, JournalSummary.Read(path).Summary.Rows);
    }

    [Fact]
    public void Empty_file_is_a_journal_that_says_nothing()
    {
        var (summary, entries) = JournalSummary.Read(_folder.Write("run.jsonl", ""));

        Assert.Equal((_folder["run.jsonl"], null, null, null), (summary.Path, summary.Service, summary.Action, summary.Endpoint));
        Assert.Equal((default, default), (summary.StartedAt, summary.LastWriteAt));
        Assert.Equal((0, 0, 0), (summary.Rows, summary.Unfinished, summary.Files));
        Assert.Empty(summary.ByStatus);
        Assert.Empty(entries);
    }

    [Fact]
    public void Journal_without_a_header_is_refused()
    {
        using var english = InCulture.English();
        var path = _folder.Write("run.jsonl", JournalText.Of(JournalText.Intent(1, "QUA1", "D1")));

        var refusal = Assert.Throws<JournalException>(() => JournalSummary.Read(path));
        Assert.Equal(("JournalCorrupt", $"Line 1 of {path} is not a journal line."), (refusal.Id, refusal.Message));
    }

    [Fact]
    public void File_of_another_kind_is_refused() => Assert.Equal(
        "JournalCorrupt", Assert.Throws<JournalException>(() => JournalSummary.Read(_folder.Write("run.jsonl", "QualificationNo,AdminName\n"))).Id);

    [Fact]
    public void Journal_that_is_not_there_is_told() =>
        Assert.Equal("JournalNotFound", Assert.Throws<JournalException>(() => JournalSummary.Read(_folder["run.jsonl"])).Id);

    [Fact]
    public void Journal_is_let_go()
    {
        Read(JournalText.Header);

        using var stream = new FileStream(_folder["run.jsonl"], FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.True(stream.CanWrite);
    }

    [Fact]
    public void New_summary_and_entry_say_nothing()
    {
        var (summary, entry) = (new JournalSummary(), new JournalEntry());

        Assert.Equal(("", "", true), (summary.Path, entry.Status, entry.IsUnfinished));
        Assert.Empty(summary.ByStatus);
    }

    private (JournalSummary Summary, IReadOnlyList<JournalEntry> Entries) Read(params string[] lines) =>
        JournalSummary.Read(_folder.Write("run.jsonl", JournalText.Of(lines)));
}
