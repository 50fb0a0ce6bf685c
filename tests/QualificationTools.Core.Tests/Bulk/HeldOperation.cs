using QualificationTools.Bulk;
using QualificationTools.Journal;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Bulk;

/// <summary>A service that keeps every request until it is released, and counts those in flight.</summary>
internal sealed class HeldOperation : RowOperation<VmsQualificationForm>
{
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<(int Count, TaskCompletionSource Reached)> _waiters = [];
    private int _inFlight;

    public int MostInFlight { get; private set; }

    public override string Action => "Held";

    public override JournalScope Scope => Engine.Scope;

    public void Release() => _released.SetResult();

    /// <summary>Completes as soon as that many requests are in flight.</summary>
    public Task InFlightAsync(int count)
    {
        lock (_lock)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_inFlight >= count)
                reached.SetResult();
            else
                _waiters.Add((count, reached));
            return reached.Task;
        }
    }

    public override byte[] Serialize(VmsQualificationForm form) => [];

    public override async Task<Reply> SendAsync(VmsQualificationForm form, byte[] body, CancellationToken stop)
    {
        lock (_lock)
        {
            _inFlight++;
            MostInFlight = Math.Max(MostInFlight, _inFlight);
            foreach (var waiter in _waiters.Where(waiter => _inFlight >= waiter.Count))
                waiter.Reached.TrySetResult();
        }

        await _released.Task.WaitAsync(stop);
        lock (_lock)
            _inFlight--;
        return Replies.Succeeded;
    }

    public override Task<Sighting?> LookUpAsync(VmsQualificationForm form, RowPast past, CancellationToken stop) =>
        Task.FromResult<Sighting?>(Seen.Undecided);
}
