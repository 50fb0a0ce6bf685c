using QualificationTools.Resources;

namespace QualificationTools.Bulk;

/// <summary>
/// Decides what happens to a row. A row is sent again only if it is proven that it took no effect: nothing of the
/// request was written, the service said so in its own words, or look-ups showed the old record for as long as the
/// request might still have taken effect. It has succeeded only if the service said so or shows it. Everything else is
/// unknown. The decision is a pure function; loops carry it out.
/// </summary>
internal static class RowDecision
{
    /// <summary>The time from a row's first attempt after which it is given up rather than sent again.</summary>
    private static readonly TimeSpan LongestRetrying = TimeSpan.FromMinutes(10);

    /// <summary>The same if the service only asks to slow down: it will take the row in the end.</summary>
    public static readonly TimeSpan LongestThrottling = TimeSpan.FromMinutes(30);

    // The old record must be seen more than once.
    private const int OldSightings = 2;

    /// <summary>Returns the next step of a row.</summary>
    public static RowStep Next(RowStory story)
    {
        if (story.IsOpen)
            return Open(story);
        if (story.Reply is not { } reply)
            return story.Fatal is { } fatal ? Done(NotSent(fatal)) : new RowStep(RowStepKind.Send);
        return reply.Kind switch
        {
            ReplyKind.Mended => Mended(story, reply),
            ReplyKind.Throttled => Throttled(story, reply),
            ReplyKind.NotApplied => Retry(story, reply),
            _ => Done(reply),
        };
    }

    /// <summary>The code of a row that was not sent because the run has ended.</summary>
    public const string StoppedId = "RunStopped";

    /// <summary>Returns the step for a row that is not sent because the run has ended.</summary>
    public static Reply NotSent(Reply fatal) =>
        new(ReplyKind.NotApplied, StoppedId, Texts.Format("Failure_RunStopped", fatal.Code ?? ""))
        {
            Advice = fatal.Advice,
        };

    private static RowStep Done(Reply reply) => new(RowStepKind.Done, Reply: reply);

    private static RowStep Mended(RowStory story, Reply reply)
    {
        if (story.Mends == 1)
            return story.Fatal is null ? new RowStep(RowStepKind.Send) : Done(NotSent(story.Fatal));
        // If the repair did not help, the reason applies to every row, unless others succeeded: then one of several
        // hosts is to blame.
        return story.HasRunSucceeded ? Retry(story, reply) : Done(reply with { Kind = ReplyKind.Fatal });
    }

    private static RowStep Throttled(RowStory story, Reply reply)
    {
        if (story.ThrottlingCounts)
            return Retry(story, reply);
        if (story.Options.MaximumRetryCount == 0 || story.Now > LongestThrottling)
            return Done(reply with { Kind = ReplyKind.NotApplied });
        // The gate makes every row wait.
        return story.Fatal is { } fatal ? Done(NotSent(fatal)) : new RowStep(RowStepKind.Send);
    }

    private static RowStep Retry(RowStory story, Reply reply)
    {
        if (reply.IsFinal || story.Retries >= story.Options.MaximumRetryCount)
            return Done(reply.Kind == ReplyKind.Mended ? reply with { Kind = ReplyKind.NotApplied } : reply);
        if (story.Fatal is { } fatal)
            return Done(NotSent(fatal));
        var delay = Backoff.Ceiling(story.Options.RetryInterval, story.Retries + 1) * story.Jitter;
        if (reply.RetryAfter is { } asked && asked > delay)
            delay = asked;
        return story.Now + delay > LongestRetrying
            ? Done(reply)
            : new RowStep(RowStepKind.Send, delay) { IsRetry = true };
    }

    private static RowStep Open(RowStory story)
    {
        var reply = story.Reply!;
        var last = story.Looks.Count > 0 ? story.Looks[^1].Sighting : null;
        if (last is { Evidence: Evidence.Applied })
            return Done(
                reply with
                {
                    Kind = ReplyKind.Succeeded,
                    Code = null,
                    Message = null,
                    Advice = null,
                    TaskId = last.FoundId ?? reply.TaskId,
                });
        if (story.Fatal is not null || last is { Evidence: Evidence.Untellable })
            return Unknown(story);
        if (story.Looks.Count == 0)
            return new RowStep(RowStepKind.LookUp, reply.IsOfEarlierRun ? TimeSpan.Zero : LookUpDelay(story));
        if (reply.Kind == ReplyKind.Rejected)
            return Echo(story, reply, last);

        var left = story.OpenSince + story.Options.Settling - story.Looks[^1].At;
        if (left > TimeSpan.Zero)
            return new RowStep(RowStepKind.LookUp, Shorter(LookUpDelay(story), left));
        if (last is null)
            return AskAgain(story);
        if (last.Evidence != Evidence.Old || !story.OldRecordProves)
            return Unknown(story);
        return story.Looks.Count(look => look.Sighting?.Evidence == Evidence.Old) < OldSightings
            ? new RowStep(RowStepKind.LookUp, LookUpDelay(story))
            : NotApplied(story, reply);
    }

    // An earlier attempt was proven not to have taken effect and a later one was refused: the record tells whether it
    // did after all.
    private static RowStep Echo(RowStory story, Reply reply, Sighting? last) => last switch
    {
        null => AskAgain(story),
        { Evidence: Evidence.Old } => Done(reply),
        _ => Unknown(story),
    };

    private static RowStep AskAgain(RowStory story)
    {
        var failed = story.Looks.Reverse().TakeWhile(look => look.Sighting is null).Count();
        return failed > story.Options.MaximumRetryCount
            ? Unknown(story)
            : new RowStep(RowStepKind.LookUp, LookUpDelay(story));
    }

    private static RowStep NotApplied(RowStory story, Reply reply)
    {
        if (reply.IsRefusal)
            return Done(reply with { Kind = ReplyKind.Rejected });
        return reply.IsOfEarlierRun
            ? new RowStep(RowStepKind.Send)
            : Retry(story, reply with { Kind = ReplyKind.NotApplied, Advice = Texts.Get("Advice_Transient") });
    }

    private static RowStep Unknown(RowStory story)
    {
        var shown =
            story.Looks.LastOrDefault(look => look.Sighting?.Shows is not null).Sighting?.Shows
            ?? Texts.Get("Shows_Nothing");
        return Done(
            story.Reply! with
            {
                Kind = ReplyKind.Unknown,
                Message = $"{story.Reply!.Message} {shown}".TrimStart(),
            });
    }

    // Never at once: the service may still be working.
    private static TimeSpan LookUpDelay(RowStory story) =>
        Backoff.Ceiling(story.Options.RetryInterval, story.Looks.Count + 1) * ((1 + story.Jitter) / 2);

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
