using System.Runtime.CompilerServices;

namespace QualificationTools.Bulk;

/// <summary>
/// Waits for many reviews at once. Each round asks about all that are left, a page of them in one question; the rests
/// between the rounds grow as long as no review ends. What is wrong with the service for a while does not end a wait.
/// </summary>
/// <typeparam name="TRecord">What the service shows of a review.</typeparam>
/// <param name="options">The patience.</param>
/// <param name="ask">Asks about some reviews; it repeats a question itself where that may help.</param>
internal sealed class ReviewWait<TRecord>(
    ReviewWaitOptions options, Func<IReadOnlyList<string>, CancellationToken, Task<ReviewAnswer<TRecord>>> ask)
{
    /// <summary>How much longer each rest is than the one before.</summary>
    private const double Growth = 1.5;

    /// <summary>The longest rest, unless an even longer one was asked for.</summary>
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(2);

    // How often each key came: every one that was added gets its news.
    private readonly Dictionary<string, int> _left = new(StringComparer.Ordinal);

    /// <summary>How many different reviews have not ended.</summary>
    public int Left => _left.Count;

    /// <summary>Adds a review.</summary>
    public void Add(string key) => _left[key] = _left.GetValueOrDefault(key) + 1;

    /// <summary>Waits, and tells the news as they come.</summary>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public async IAsyncEnumerable<ReviewNews<TRecord>> RunAsync([EnumeratorCancellation] CancellationToken stop)
    {
        var started = options.Time.GetTimestamp();
        var rest = TimeSpan.Zero;
        while (_left.Count > 0)
        {
            var before = _left.Count;
            await foreach (var news in AskRoundAsync(stop).ConfigureAwait(false))
                yield return news;

            var remaining = options.Timeout - options.Time.GetElapsedTime(started);
            if (_left.Count == 0 || remaining <= TimeSpan.Zero)
                break;
            rest = _left.Count < before || rest == TimeSpan.Zero ? options.Interval : Longer(rest);
            // The last round comes at the end of the time.
            var pause = rest < remaining ? rest : remaining;
            yield return new ReviewNews<TRecord>(ReviewNewsKind.Resting) { Rest = pause };
            await Task.Delay(pause, options.Time, stop).ConfigureAwait(false);
        }

        foreach (var key in _left.Keys.ToList())
        {
            foreach (var news in Conclude(key, new ReviewNews<TRecord>(ReviewNewsKind.TimedOut, key)))
                yield return news;
        }
    }

    private async IAsyncEnumerable<ReviewNews<TRecord>> AskRoundAsync([EnumeratorCancellation] CancellationToken stop)
    {
        var inFlight = new Queue<(string[] Keys, Task<ReviewAnswer<TRecord>> Answer)>();
        foreach (var keys in _left.Keys.ToList().Chunk(options.PageSize))
        {
            if (inFlight.Count == options.ThrottleLimit)
            {
                foreach (var news in await TakeAsync(inFlight).ConfigureAwait(false))
                    yield return news;
            }

            inFlight.Enqueue((keys, ask(keys, stop)));
        }

        while (inFlight.Count > 0)
        {
            foreach (var news in await TakeAsync(inFlight).ConfigureAwait(false))
                yield return news;
        }
    }

    private async Task<IEnumerable<ReviewNews<TRecord>>> TakeAsync(
        Queue<(string[] Keys, Task<ReviewAnswer<TRecord>> Answer)> inFlight)
    {
        var (keys, question) = inFlight.Dequeue();
        var answer = await question.ConfigureAwait(false);
        return keys.SelectMany(key => NewsOf(key, answer));
    }

    private IEnumerable<ReviewNews<TRecord>> NewsOf(string key, ReviewAnswer<TRecord> answer)
    {
        if (answer.Reply.Kind is ReplyKind.Rejected or ReplyKind.Fatal or ReplyKind.Mended)
            return Conclude(key, new ReviewNews<TRecord>(ReviewNewsKind.Refused, key) { Reply = answer.Reply });
        if (answer.Ended.TryGetValue(key, out var record))
            return Conclude(key, new ReviewNews<TRecord>(ReviewNewsKind.Ended, key) { Record = record });
        return answer.Missing.Contains(key) ? Conclude(key, new ReviewNews<TRecord>(ReviewNewsKind.Missing, key)) : [];
    }

    private IEnumerable<ReviewNews<TRecord>> Conclude(string key, ReviewNews<TRecord> news) =>
        _left.Remove(key, out var count) ? Enumerable.Repeat(news, count) : [];

    private TimeSpan Longer(TimeSpan rest)
    {
        var longest = options.Interval > LongestRest ? options.Interval : LongestRest;
        return rest * Growth < longest ? rest * Growth : longest;
    }
}
