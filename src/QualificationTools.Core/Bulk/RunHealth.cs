using QualificationTools.Resources;

namespace QualificationTools.Bulk;

/// <summary>
/// Notices a run in which nothing can succeed: an address that is wrong, a proxy that lets nothing through, a
/// certificate that nobody trusts. As soon as anything has gone well, what fails is a row's own affair.
/// </summary>
/// <param name="options">The patience of the run.</param>
internal sealed class RunHealth(BulkOptions options)
{
    private const int RowsInVain = 3;
    private const int MostAttempts = 4;

    private readonly object _lock = new();
    private readonly Dictionary<(string? Code, int Status), HashSet<long>> _inVain = [];
    private volatile bool _hasSucceeded;

    /// <summary>Gets whether the service has taken or shown anything.</summary>
    public bool HasSucceeded => _hasSucceeded;

    /// <summary>Takes note that the service took or showed something.</summary>
    public void Succeeded() => _hasSucceeded = true;

    /// <summary>Takes note of a row that fails, and tells whether the run should end.</summary>
    /// <param name="row">The row's number.</param>
    /// <param name="reply">How it fails.</param>
    /// <param name="times">How often in a row it has failed in this way.</param>
    /// <returns>What ends the run; null where it goes on.</returns>
    public Reply? Failed(long row, Reply reply, int times)
    {
        if (
            _hasSucceeded
            || !reply.IsOfTheWay
            || reply.Kind == ReplyKind.Throttled
            || times < Math.Min(MostAttempts, options.MaximumRetryCount + 1))
            return null;
        lock (_lock)
        {
            if (!_inVain.TryGetValue((reply.Code, reply.HttpStatus), out var rows))
                _inVain.Add((reply.Code, reply.HttpStatus), rows = []);
            rows.Add(row);
            return rows.Count < RowsInVain
                ? null
                : reply with
                {
                    Kind = ReplyKind.Fatal,
                    Message = Texts.Format("Failure_EveryRow", rows.Count, reply.Message ?? reply.Code ?? ""),
                };
        }
    }
}
