using QualificationTools.Bulk;

namespace QualificationTools.Vms;

/// <summary>
/// Reads the records that fit a filter, page by page, as the caller has use for them. The service counts by an offset,
/// and its list changes meanwhile: records that come in push others onto the next page, where they are recognised;
/// records that leave, for example because each page is corrected and submitted before the next is read, draw others
/// back over the offset, which the falling total and the first record of a page tell, and then the reading goes back
/// for them.
/// </summary>
/// <param name="ask">Asks for one page.</param>
/// <param name="filter">What fits.</param>
/// <param name="pageSize">The most records of one page.</param>
/// <param name="skip">How many records are passed over.</param>
internal sealed class VmsQualificationList(
    Func<VmsQuery, CancellationToken, Task<(Reply Reply, VmsQueryPage? Page)>> ask,
    VmsQuery filter,
    int pageSize,
    long skip = 0)
{
    private readonly RecentKeys _given = new();
    private long _read;
    private bool _wentBack;

    /// <summary>Gets how many fit in all, as the last page said.</summary>
    public int? Total { get; private set; }

    /// <summary>Gets whether every record has been given.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>Reads the next page and gives what is new in it; null where the reply is no success.</summary>
    /// <param name="wanted">How many records the caller has use for.</param>
    /// <param name="stop">Cancels the operation.</param>
    public async Task<(Reply Reply, IReadOnlyList<VmsQualification>? Records)> NextAsync(
        long wanted,
        CancellationToken stop)
    {
        // The page begins with the record before it, which shows whether the list is where it was.
        var overlap = _read > 0 && !_wentBack && pageSize > 1 ? 1 : 0;
        var from = _read - overlap;
        var limit = (int)Math.Min(pageSize, Math.Min(wanted, int.MaxValue - 1) + overlap);
        var (reply, page) = await ask(filter with { Offset = skip + from, Limit = limit }, stop).ConfigureAwait(false);
        if (page is null)
            return (reply, null);

        var back = CountDrawnBack(page, overlap);
        Total = page.Total;
        _wentBack = back > 0 && from > 0;
        _read = _wentBack ? Math.Max(0, from - back) : from + page.Records.Count;
        IsAtEnd =
            !_wentBack
            && (page.Records.Count == 0 || (Total is { } total ? skip + _read >= total : page.Records.Count < limit));
        return (reply, [.. page.Records.Where(record => _given.Add(record.Number!))]);
    }

    // How many records may have been drawn back over the offset since the last page, as the total and the page tell.
    private int CountDrawnBack(VmsQueryPage page, int overlap)
    {
        var left = Math.Max(0, (Total ?? 0) - (page.Total ?? Total ?? 0));
        var hasMoved = overlap > 0 && (page.Records.Count == 0 || !_given.Contains(page.Records[0].Number!));
        return Math.Max(left, hasMoved ? pageSize : 0);
    }
}
