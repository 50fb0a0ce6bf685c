using System.Collections.Concurrent;
using QualificationTools.Emulator.Faults;
using QualificationTools.Emulator.Recording;

namespace QualificationTools.Emulator;

/// <summary>
/// Takes each request from arrival to answer: records it, finds the fault rule, executes it, delivers the answer.
/// </summary>
internal sealed class RequestPipeline(
    EmulatorOptions options,
    IReadOnlyList<IEmulatedService> services,
    FaultEngine faults,
    RequestLog log,
    TrafficCounter traffic) : IDisposable
{
    private readonly ConcurrentDictionary<(string Action, string Key), int> _attempts = new();
    private readonly AnswerDelivery _delivery = new(options);
    private CancellationTokenSource _lateEffects = new();

    public void Reset()
    {
        _attempts.Clear();
        using var forgotten = Interlocked.Exchange(ref _lateEffects, new CancellationTokenSource());
        forgotten.Cancel();
    }

    public void Dispose()
    {
        _lateEffects.Cancel();
        _lateEffects.Dispose();
    }

    /// <summary>Handles one request to a service.</summary>
    /// <param name="http">The request.</param>
    /// <param name="stopping">Canceled when the emulator stops, which ends hanging requests.</param>
    public async Task HandleAsync(HttpContext http, CancellationToken stopping)
    {
        var arrived = options.TimeProvider.GetTimestamp();
        var (service, action) = Route(http.Request);
        var record = Describe(http.Request, action, traffic.Begin(action));
        try
        {
            if (action is not null && faults.MatchHead(action) is { } early)
            {
                Note(record, early);
                log.Add(record);
                http.Abort();
                return;
            }
            var body = await http.Request.ReadBodyAsync();
            record.Body = RequestLog.Keep(body);
            record.BodyLength = body.Length;
            if (service is null)
            {
                log.Add(record);
                await _delivery.SendAsync(
                    http,
                    Unrouted(),
                    null,
                    record,
                    arrived,
                    options.TimeProvider.GetUtcNow(),
                    stopping);
                return;
            }
            var call = new ServiceCall(http.Request, action!, body, record.Time);
            await AnswerAsync(http, service, call, record, arrived, stopping);
        }
        catch (Exception gone)
            when (gone is OperationCanceledException or IOException || http.RequestAborted.IsCancellationRequested)
        {
            // The client went away, or the emulator is stopping; the record shows what happened until then.
        }
        finally
        {
            traffic.End();
        }
    }

    private async Task AnswerAsync(
        HttpContext http,
        IEmulatedService service,
        ServiceCall call,
        RecordedRequest record,
        long arrived,
        CancellationToken stopping)
    {
        record.Key = service.KeyOf(call);
        record.Attempt = _attempts.AddOrUpdate((call.Action, record.Key), 1, static (_, count) => count + 1);
        var active = faults.Match(call.Action, record.Key, record.Attempt);
        var rule = active?.Rule;
        if (active is not null)
            Note(record, active);
        log.Add(record);
        if (rule is not null)
            call.ClockSkew = TimeSpan.FromSeconds(rule.DateSkewSeconds);

        var own = rule is null || rule.TakesEffect ? Apply(service, call, record) : null;
        var answer = AnswerOf(service, call, rule, own);
        if (answer is not null && http.Features.Get<AnswerQueue>() is { } queue)
            answer = queue.Pass(answer, rule?.RepeatAnswer ?? false);

        var delay = rule?.ApplyAfterMs is { } late ? TimeSpan.FromMilliseconds(late) : (TimeSpan?)null;
        // Without an answer, the time counts from the request's arrival.
        var effect = delay is { } wait && answer is null ? ApplyAfterAsync(service, call, record, wait) : null;
        try
        {
            await _delivery.SendAsync(http, answer, rule, record, arrived, call.Arrived + call.ClockSkew, stopping);
        }
        finally
        {
            if (delay is not { } rest)
                call.Dispose();
            else
                effect ??= ApplyAfterAsync(service, call, record, rest);
        }
    }

    /// <summary>Returns the answer after the rule has been applied; null if there is none.</summary>
    private static Answer? AnswerOf(IEmulatedService service, ServiceCall call, FaultRule? rule, Answer? own)
    {
        var answer = rule?.Ending switch
        {
            null or FaultEnding.None or FaultEnding.ResetAfterApply or FaultEnding.HangAfterApply => own!,
            FaultEnding.Error => service.Fail(call, rule),
            FaultEnding.NonJson => FaultAnswers.Html(rule),
            FaultEnding.Redirect => FaultAnswers.Redirect(rule),
            FaultEnding.Gateway => FaultAnswers.Gateway(rule),
            FaultEnding.Empty => FaultAnswers.Empty(rule),
            FaultEnding.Truncate or FaultEnding.Oversize => own ?? service.Fail(call, rule),
            _ => null,
        };
        return answer is not null && rule is { Ending: FaultEnding.Truncate, Status: { } status }
            ? answer with { Status = status }
            : answer;
    }

    private Answer Apply(IEmulatedService service, ServiceCall call, RecordedRequest record)
    {
        var answer = service.Handle(call);
        if (call.Applied)
        {
            record.Applied = true;
            traffic.CountApplied();
        }
        return answer;
    }

    /// <summary>Executes a request after a delay, usually after its answer. A reset cancels it.</summary>
    private async Task ApplyAfterAsync(
        IEmulatedService service,
        ServiceCall call,
        RecordedRequest record,
        TimeSpan delay)
    {
        using (call)
        {
            var forgotten = _lateEffects.Token;
            await Task.Delay(delay, options.TimeProvider, forgotten)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (forgotten.IsCancellationRequested)
                return;
            call.Now = options.TimeProvider.GetUtcNow();
            Apply(service, call, record);
        }
    }

    private (IEmulatedService? Service, string? Action) Route(HttpRequest request)
    {
        foreach (var service in services)
            if (service.ActionOf(request) is { } action)
                return (service, action);
        return (null, null);
    }

    private RecordedRequest Describe(HttpRequest request, string? action, long number)
    {
        var headers = new KeyValuePair<string, string>[request.Headers.Count];
        var index = 0;
        foreach (var header in request.Headers)
            headers[index++] = new(header.Key, header.Value.ToString());
        return new RecordedRequest
        {
            Number = number,
            Time = options.TimeProvider.GetUtcNow(),
            Method = request.Method,
            Target = request.RawTarget(),
            Headers = headers,
            Action = action,
        };
    }

    private void Note(RecordedRequest record, FaultEngine.ActiveRule active)
    {
        record.FaultRule = active.Number;
        traffic.CountFault();
    }

    private static Answer Unrouted() => new(404, "{\"message\":\"No service has this address.\"}"u8.ToArray());
}
