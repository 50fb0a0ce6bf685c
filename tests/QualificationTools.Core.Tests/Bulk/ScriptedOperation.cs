using QualificationTools.Bulk;
using QualificationTools.Journal;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Bulk;

/// <summary>A service that answers as the test says: its last reply and its last answer are given again and again.</summary>
internal sealed class ScriptedOperation(TimeProvider time, params Reply[] replies) : RowOperation<VmsQualificationForm>
{
    private readonly Lock _lock = new();
    private readonly DateTimeOffset _start = time.GetUtcNow();

    /// <summary>What look-ups answer.</summary>
    public Sighting?[] LookUps { get; init; } = [Seen.Undecided];

    /// <summary>What sending does in place of the script.</summary>
    public Func<VmsQualificationForm, CancellationToken, Task<Reply>>? OnSend { get; init; }

    /// <summary>What a look-up does in place of the script.</summary>
    public Func<CancellationToken, Task<Sighting?>>? OnLookUp { get; init; }

    /// <summary>What look-ups were told of the rows.</summary>
    public List<RowPast> Pasts { get; } = [];

    /// <summary>What making the body does.</summary>
    public Func<byte[]> OnSerialize { get; init; } = () => [1, 2, 3];

    /// <summary>When which row was sent, in seconds from the start.</summary>
    public List<(string? Key, double At)> Sent { get; } = [];

    /// <summary>When which row was looked up, in seconds from the start.</summary>
    public List<(string? Key, double At)> LookedUp { get; } = [];

    /// <summary>The bodies that were sent.</summary>
    public List<byte[]> Bodies { get; } = [];

    public IEnumerable<double> SentAt => Sent.Select(call => call.At);

    public IEnumerable<double> LookedUpAt => LookedUp.Select(call => call.At);

    public override string Action => "Scripted";

    public override JournalScope Scope => Engine.Scope;

    public override byte[] Serialize(VmsQualificationForm form) => OnSerialize();

    public override Task<Reply> SendAsync(VmsQualificationForm form, byte[] body, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        int number;
        lock (_lock)
        {
            Sent.Add((form.Key, Elapsed));
            Bodies.Add(body);
            number = Sent.Count;
        }

        if (number > 10_000)
            throw new InvalidOperationException("It is sent without end.");

        return OnSend?.Invoke(form, stop) ?? Task.FromResult(replies[Math.Min(number, replies.Length) - 1]);
    }

    public override bool OldRecordProves => true;

    public override string? SettlingCommand(VmsQualificationForm form) => $"Get-Scripted {form.Key}";

    public override Task<Sighting?> LookUpAsync(VmsQualificationForm form, RowPast past, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        int number;
        lock (_lock)
        {
            LookedUp.Add((form.Key, Elapsed));
            Pasts.Add(past);
            number = LookedUp.Count;
        }

        return OnLookUp?.Invoke(stop) ?? Task.FromResult(LookUps[Math.Min(number, LookUps.Length) - 1]);
    }

    private double Elapsed => (time.GetUtcNow() - _start).TotalSeconds;
}
