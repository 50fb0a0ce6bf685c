using System.Runtime.CompilerServices;

namespace QualificationTools.Bulk;

/// <summary>
/// Waits for many reviews at once. Each round queries all remaining reviews, one page in each request; the pauses
/// between rounds grow as long as no review ends. Temporary failures of the service do not end a wait.
/// </summary>
/// <typeparam name="TRecord">What the service shows of a review.</typeparam>
/// <param name="options">The time limits.</param>
/// <param name="ask">Queries some reviews; it retries by itself if that may help.</param>
internal sealed class ReviewWait<TRecord>(
    ReviewWaitOptions options, Func<IReadOnlyList<string>, CancellationToken, Task<ReviewAnswer<TRecord>>> ask)
{
    /// <summary>The factor by which each pause exceeds the one before.</summary>
    private const double Growth = 1.5;

    /// <summary>The longest pause, unless a longer one was requested.</summary>
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(2);

    // How often each key was added: each addition gets its event.
    private readonly Dictionary<string, int> _left = new(StringComparer.Ordinal);

    /// <summary>Gets the number of distinct reviews that have not ended.</summary>
    public int Left => _left.Count;

    /// <summary>Adds a review.</summary>
    public void Add(string key) => _left[key] = _left.GetValueOrDefault(key) + 1;

    /// <summary>Waits, and returns events as they occur.</summary>
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
