using QualificationTools.Bulk;
using QualificationTools.Journal;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Bulk;

/// <summary>What a simulated service does with one attempt.</summary>
public enum Fate
{
    /// <summary>It takes the row and says so.</summary>
    Taken,

    /// <summary>It takes the row, and the answer is lost.</summary>
    TakenAnswerLost,

    /// <summary>The request is lost, which nobody can tell.</summary>
    RequestLost,

    /// <summary>It refuses the row.</summary>
    Refused,

    /// <summary>It says that it did nothing.</summary>
    Busy,

    /// <summary>It asks to slow down.</summary>
    SlowDown,
}

/// <summary>What a simulated service says when it is asked about a row.</summary>
public enum Memory
{
    /// <summary>The truth.</summary>
    Clear,

    /// <summary>That it cannot tell.</summary>
    Dim,

    /// <summary>Nothing: the question is lost.</summary>
    Silent,
}

/// <summary>A service that knows what it took, whatever it answered.</summary>
internal sealed class SimulatedService(IReadOnlyDictionary<string, (Fate[] Fates, Memory[] Memories)> script) : RowOperation<VmsQualificationForm>
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _asked = [];
    private int _inFlight;

    public Dictionary<string, int> Attempts { get; } = [];

    public Dictionary<string, int> Taken { get; } = [];

    public int SentAfterItWasTaken { get; private set; }

    public int MostInFlight { get; private set; }

    public override string Action => "Simulated";

    public override JournalScope Scope => Engine.Scope;

    public override bool OldRecordProves => true;

    public override byte[] Serialize(VmsQualificationForm form) => [];

    public override async Task<Reply> SendAsync(VmsQualificationForm form, byte[] body, CancellationToken stop)
    {
        Fate fate;
        lock (_lock)
        {
            MostInFlight = Math.Max(MostInFlight, ++_inFlight);
            var fates = script[form.Key!].Fates;
            var attempt = Attempts[form.Key!] = Attempts.GetValueOrDefault(form.Key!) + 1;
            if (Taken.ContainsKey(form.Key!))
                SentAfterItWasTaken++;
            fate = fates[Math.Min(attempt, fates.Length) - 1];
            if (fate is Fate.Taken or Fate.TakenAnswerLost)
                Taken[form.Key!] = Taken.GetValueOrDefault(form.Key!) + 1;
        }

        await Task.Yield();
        lock (_lock)
            _inFlight--;
        return fate switch
        {
            Fate.Taken => Replies.Succeeded,
            Fate.TakenAnswerLost or Fate.RequestLost => Replies.Unknown,
            Fate.Refused => Replies.Rejected,
            Fate.Busy => Replies.NotApplied,
            _ => Replies.Throttled,
        };
    }

    public override async Task<Sighting?> LookUpAsync(VmsQualificationForm form, RowPast past, CancellationToken stop)
    {
        await Task.Yield();
        lock (_lock)
        {
            var memories = script[form.Key!].Memories;
            var asked = _asked[form.Key!] = _asked.GetValueOrDefault(form.Key!) + 1;
            return memories[Math.Min(asked, memories.Length) - 1] switch
            {
                Memory.Clear => Taken.ContainsKey(form.Key!) ? Seen.Applied : Seen.Old,
                Memory.Dim => Seen.Undecided,
                _ => null,
            };
        }
    }
}
