using QualificationTools.Bulk;

namespace QualificationTools.Vms;

/// <summary>
/// Reads the records that match a filter, page by page, as the caller needs them. The service pages by offset, and its
/// list changes meanwhile: new records push others onto the next page, where they are recognised. Records that leave
/// the list, for example because each page is corrected and submitted before the next is read, pull others back over
/// the offset; the falling total and the first record of a page reveal that, and reading then goes back for them.
/// </summary>
/// <param name="ask">Queries one page.</param>
/// <param name="filter">The filter.</param>
/// <param name="pageSize">The most records of one page.</param>
/// <param name="skip">The number of records to skip.</param>
internal sealed class VmsQualificationList(
    Func<VmsQuery, CancellationToken, Task<(Reply Reply, VmsQueryPage? Page)>> ask,
    VmsQuery filter,
    int pageSize,
    long skip = 0)
{
    private readonly RecentKeys _given = new();
    private long _read;
    private bool _wentBack;

    /// <summary>Gets the total number of matching records, according to the last page.</summary>
    public int? Total { get; private set; }

    /// <summary>Gets whether every record has been returned.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>Reads the next page and returns its new records; null if the reply is not a success.</summary>
    /// <param name="wanted">How many records the caller has use for.</param>
    /// <param name="stop">Cancels the operation.</param>
    public async Task<(Reply Reply, IReadOnlyList<VmsQualification>? Records)> NextAsync(
        long wanted,
        CancellationToken stop)
    {
        // The page begins with the previous record, which shows whether the list has moved.
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
