namespace QualificationTools.Bulk;

/// <summary>
/// The slots of the rows in flight. A row that waits for its next look-up lends its slot to another one, as long as not
/// too many rows wait.
/// </summary>
#pragma warning disable CA1001 // a semaphore that nobody waits for by its handle has nothing to dispose
internal sealed class RunSlots
#pragma warning restore CA1001
{
    /// <summary>The maximum number of rows that wait for a look-up without a slot.</summary>
    public const int MostAside = 100;

    private readonly SemaphoreSlim _free;
    private int _aside;

    /// <summary>Initializes the slots.</summary>
    /// <param name="limit">The maximum number of rows in flight.</param>
    public RunSlots(int limit) => _free = new SemaphoreSlim(limit);

    /// <summary>Takes a slot as soon as one is free.</summary>
    /// <returns>The slot; null if the run stopped before.</returns>
    public async Task<RowSlot?> EnterAsync(CancellationToken stop)
    {
        try
        {
            await _free.WaitAsync(stop).ConfigureAwait(false);
            return new RowSlot(this);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Represents one row's slot.</summary>
    internal sealed class RowSlot(RunSlots slots)
    {
        private bool _isHeld = true;

        /// <summary>Waits without the slot, and takes one again.</summary>
        public async Task StepAsideAsync(Func<Task> wait, CancellationToken stop)
        {
            if (Interlocked.Increment(ref slots._aside) > MostAside)
            {
                Interlocked.Decrement(ref slots._aside);
                await wait().ConfigureAwait(false);
                return;
            }

            try
            {
                Leave();
                await wait().ConfigureAwait(false);
                await slots._free.WaitAsync(stop).ConfigureAwait(false);
                _isHeld = true;
            }
            finally
            {
                Interlocked.Decrement(ref slots._aside);
            }
        }

        /// <summary>Releases the slot.</summary>
        public void Leave()
        {
            if (!_isHeld)
                return;
            _isHeld = false;
            slots._free.Release();
        }
    }
}
