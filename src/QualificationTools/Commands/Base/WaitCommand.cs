using System.Management.Automation;
using QualificationTools.Bulk;
using QualificationTools.Services;

namespace QualificationTools.Commands;

/// <summary>
/// What the cmdlets have in common that wait for reviews: many at once, asked about ever more rarely, each given out as
/// it ends.
/// </summary>
/// <typeparam name="TRecord">What the service shows of a review.</typeparam>
public abstract class WaitCommand<TRecord> : QueryCommand
    where TRecord : class
{
    private readonly List<string> _keys = [];

    /// <summary>The seconds to wait, from the end of the input; 0 asks once.</summary>
    [Parameter, ValidateRange(0, 2_592_000)]
    public int TimeoutSec { get; set; } = 3600;

    /// <summary>
    /// The seconds before a review is asked about again; half as many more each time, up to two minutes, as long as
    /// none ends.
    /// </summary>
    [Parameter, ValidateRange(1, 3600)]
    public int PollIntervalSec { get; set; } = 10;

    /// <summary>The most questions in flight.</summary>
    [Parameter, ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 5;

    /// <summary>The name of the action that asks.</summary>
    private protected abstract string Action { get; }

    /// <summary>The most reviews that one question is about.</summary>
    private protected virtual int MostInOneQuestion => 1;

    /// <summary>Makes what asks about some reviews, by their keys.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="inquiry">What puts the questions.</param>
    private protected abstract Func<
        IReadOnlyList<string>,
        CancellationToken,
        Task<ReviewAnswer<TRecord>>
    > CreateQuestion(Connection connection, Inquiry inquiry);

    /// <summary>The error of a key that the service does not know.</summary>
    private protected abstract ErrorRecord NotFound(string key);

    /// <summary>Takes note of a review to wait for.</summary>
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
