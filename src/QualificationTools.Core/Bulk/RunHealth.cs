using QualificationTools.Resources;

namespace QualificationTools.Bulk;

/// <summary>
/// Detects a run in which nothing can succeed: a wrong address, a blocking proxy, an untrusted certificate. Once
/// anything has succeeded, failures concern only their rows.
/// </summary>
/// <param name="options">The run's time and retry limits.</param>
internal sealed class RunHealth(BulkOptions options)
{
    private const int RowsInVain = 3;
    private const int MostAttempts = 4;

    private readonly object _lock = new();
    private readonly Dictionary<(string? Code, int Status), HashSet<long>> _inVain = [];
    private volatile bool _hasSucceeded;

    /// <summary>Gets whether the service has taken or shown anything.</summary>
    public bool HasSucceeded => _hasSucceeded;

    /// <summary>Records that the service took or showed something.</summary>
    public void Succeeded() => _hasSucceeded = true;

    /// <summary>Records a failing row, and returns whether the run should end.</summary>
    /// <param name="row">The row's number.</param>
    /// <param name="reply">How the row fails.</param>
    /// <param name="times">How often the row has failed in this way.</param>
    /// <returns>The reason to end the run; null if it continues.</returns>
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
