using System.Management.Automation;
using QualificationTools.Bulk;
using QualificationTools.Services;

namespace QualificationTools.Commands;

/// <summary>
/// The base of cmdlets that wait for reviews: many at once, queried less and less often, each returned when it ends.
/// </summary>
/// <typeparam name="TRecord">What the service shows of a review.</typeparam>
public abstract class WaitCommand<TRecord> : QueryCommand
    where TRecord : class
{
    private readonly List<string> _keys = [];

    /// <summary>Specifies the seconds to wait, from the end of the input; 0 queries once.</summary>
    [Parameter, ValidateRange(0, 2_592_000)]
    public int TimeoutSec { get; set; } = 3600;

    /// <summary>
    /// Specifies the seconds between queries; the interval grows by half each time, up to two minutes, as long as no
    /// review ends.
    /// </summary>
    [Parameter, ValidateRange(1, 3600)]
    public int PollIntervalSec { get; set; } = 10;

    /// <summary>Specifies the maximum number of queries in flight.</summary>
    [Parameter, ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 5;

    /// <summary>Gets the name of the query's action.</summary>
    private protected abstract string Action { get; }

    /// <summary>Gets the maximum number of reviews in one query.</summary>
    private protected virtual int MostInOneQuestion => 1;

    /// <summary>Creates the function that queries some reviews by their keys.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="inquiry">Sends the queries.</param>
    private protected abstract Func<
        IReadOnlyList<string>,
        CancellationToken,
        Task<ReviewAnswer<TRecord>>
    > CreateQuestion(Connection connection, Inquiry inquiry);

    /// <summary>Returns the error for a key that the service does not know.</summary>
    private protected abstract ErrorRecord NotFound(string key);

    /// <summary>Adds a review to wait for.</summary>
    private protected void Await(string key) => _keys.Add(key);

    /// <inheritdoc/>
    protected sealed override void EndProcessing()
    {
        if (_keys.Count == 0)
            return;
        var connection = Connect();
        var wait = new ReviewWait<TRecord>(
            new ReviewWaitOptions
            {
                Timeout = TimeSpan.FromSeconds(TimeoutSec),
                Interval = TimeSpan.FromSeconds(PollIntervalSec),
                PageSize = MostInOneQuestion,
                ThrottleLimit = ThrottleLimit,
                Time = connection.Time,
            },
            CreateQuestion(connection, InquiryOver(connection)));
        _keys.ForEach(wait.Add);
        var progress = new WaitProgress(this, Action, _keys.Count, connection.Time);
        foreach (var news in Follow(wait))
        {
            Tell(news, connection);
            progress.Show(news);
        }

        progress.Finish();
    }

    private IEnumerable<ReviewNews<TRecord>> Follow(ReviewWait<TRecord> wait)
    {
        var news = wait.RunAsync(StopToken).GetAsyncEnumerator(StopToken);
        while (Run(_ => news.MoveNextAsync().AsTask()))
            yield return news.Current;
    }

    private void Tell(ReviewNews<TRecord> news, Connection connection)
    {
        switch (news.Kind)
        {
            case ReviewNewsKind.Ended:
                WriteRecord(news.Record, connection);
                break;
            case ReviewNewsKind.Missing:
                WriteError(NotFound(news.Key));
                break;
            case ReviewNewsKind.TimedOut:
                WriteError(Errors.WaitTimeout(news.Key, TimeoutSec));
                break;
            case ReviewNewsKind.Refused:
                IsAnswered($"{Action} {news.Key}", news.Reply!, news.Key);
                break;
        }
    }
}
