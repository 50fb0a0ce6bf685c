using System.Text;
using QualificationTools.Journal;
using QualificationTools.Vms;

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

    // One row that succeeded.
    private async Task<byte[]> WriteAsync()
    {
        var stream = new MemoryStream();
        using (var journal = RunJournal.Open(stream, _ => { }, "journal", Scope, _time))
        {
            await journal.IntendAsync(1, "QUA1", "D1");
            await journal.ConcludeAsync(new VmsQualificationResult { Row = 1, Input = SampleForms.Vms("QUA1"), Status = QualificationStatus.Succeeded }, "D1");
        }

        return stream.ToArray();
    }

    private byte[] Reopen(byte[] content)
    {
        var stream = Stream(content);
        RunJournal.Open(stream, _ => { }, "journal", Scope, _time).Dispose();
        return stream.ToArray();
    }

    private EarlierOutcome? Earlier(byte[] content)
    {
        using var journal = RunJournal.Open(Stream(content), _ => { }, "journal", Scope, _time);
        return journal.Take("QUA1", "D1");
    }

    private static MemoryStream Stream(byte[] content)
    {
        var stream = new MemoryStream();
        stream.Write(content);
        return stream;
    }
}
