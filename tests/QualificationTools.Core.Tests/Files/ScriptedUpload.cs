using QualificationTools.Bulk;
using QualificationTools.Core.Tests.Bulk;
using QualificationTools.Files;
using QualificationTools.Http;
using QualificationTools.Journal;

namespace QualificationTools.Core.Tests.Files;

/// <summary>An upload that answers as the test says: its last reply is given again and again. Codes are numbered.</summary>
internal sealed class ScriptedUpload(TimeProvider time, params Reply[] replies) : FileUpload(time)
{
    private readonly Lock _lock = new();

    /// <summary>The kinds and digests that were sent.</summary>
    public List<string> Sent { get; } = [];

    /// <summary>What sending waits for.</summary>
    public Task Held { get; init; } = Task.CompletedTask;

    public override string Action => "Upload";

    public override JournalScope Scope => Engine.Scope;

    protected override async Task<(Reply Reply, HttpExchange? Exchange)> PostAsync(FileKind kind, LocalFile file, CancellationToken stop)
    {
        int number;
        lock (_lock)
        {
            Sent.Add($"{kind.Name} {file.Digest}");
            number = Sent.Count;
        }

        await Held.WaitAsync(stop);
        var reply = replies[Math.Min(number, replies.Length) - 1];
        return (reply, new HttpExchange(Delivery.Answered) { Status = 200, Body = new[] { (byte)('0' + number) } });
    }

    protected override string? CodeOf(ReadOnlyMemory<byte> answer) => "code" + (char)answer.Span[0];
}
