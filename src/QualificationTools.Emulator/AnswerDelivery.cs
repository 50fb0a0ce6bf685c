using System.Globalization;
using Microsoft.AspNetCore.Connections.Features;
using QualificationTools.Emulator.Faults;
using QualificationTools.Emulator.Recording;

namespace QualificationTools.Emulator;

/// <summary>Sends an answer, delayed and damaged as the rule requires.</summary>
internal sealed class AnswerDelivery(EmulatorOptions options)
{
    private static readonly byte[] Spaces = CreateSpaces();
    private DateHeader _date = new(-1, "");

    public async Task SendAsync(
        HttpContext http,
        Answer? answer,
        FaultRule? rule,
        RecordedRequest record,
        long arrived,
        DateTimeOffset clock,
        CancellationToken stopping)
    {
        var ending = rule?.Ending ?? FaultEnding.None;
        // Set before anything is sent, so that a test that has its answer finds it in the log.
        if (answer is not null && ending is not (FaultEnding.ResetAfterApply or FaultEnding.HangAfterApply))
            record.Answer = new RecordedAnswer(answer.Status, answer.Body);

        await WaitAsync(http, rule, arrived, stopping);
        switch (ending)
        {
            case FaultEnding.ResetBeforeRead or FaultEnding.ResetAfterApply:
                http.Abort();
                return;
            case FaultEnding.HangBeforeApply or FaultEnding.HangAfterApply:
                await HangAsync(http, stopping);
                return;
        }

        WriteHead(http.Response, answer!, clock);
        if (http.Request.Method == HttpMethods.Head)
            return;
        switch (ending)
        {
            case FaultEnding.Truncate:
                await TruncateAsync(http, answer!.Body);
                break;
            case FaultEnding.Oversize:
                await PadAsync(http, answer!.Body, rule!.Oversize);
                break;
            default:
                http.Response.ContentLength = answer!.Body.Length;
                await http.Response.BodyWriter.WriteAsync(answer.Body, http.RequestAborted);
                break;
        }
    }

    /// <summary>Waits for the rest of the latency, which includes the time already spent on the request.</summary>
    private async Task WaitAsync(HttpContext http, FaultRule? rule, long arrived, CancellationToken stopping)
    {
        var wanted = options.Latency + TimeSpan.FromMilliseconds(rule?.DelayMs ?? 0);
        if (wanted <= TimeSpan.Zero)
            return;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        if (options.TimeProvider == TimeProvider.System)
        {
            if (wanted - options.TimeProvider.GetElapsedTime(arrived) is var rest && rest > TimeSpan.Zero)
                await PreciseDelay.WaitAsync(rest, either.Token);
            return;
        }

        // An answer must never be early.
        while (wanted - options.TimeProvider.GetElapsedTime(arrived) is var left && left > TimeSpan.Zero)
            await Task.Delay(
                TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds)),
                options.TimeProvider,
                either.Token);
    }

    private static async Task HangAsync(HttpContext http, CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, either.Token);
        }
        finally
        {
            http.Abort();
        }
    }

    private void WriteHead(HttpResponse response, Answer answer, DateTimeOffset clock)
    {
        response.StatusCode = answer.Status;
        response.Headers.Date = DateText(clock);
        if (!answer.Body.IsEmpty)
            response.ContentType = answer.ContentType;
        foreach (var header in answer.Headers)
            response.Headers.Append(header.Key, header.Value);
    }

    private string DateText(DateTimeOffset clock)
    {
        var second = clock.ToUnixTimeSeconds();
        var cached = Volatile.Read(ref _date);
        if (cached.Second == second)
            return cached.Text;
        var text = clock.ToString("r", CultureInfo.InvariantCulture);
        Volatile.Write(ref _date, new DateHeader(second, text));
        return text;
    }

    private static async Task TruncateAsync(HttpContext http, ReadOnlyMemory<byte> body)
    {
        http.Response.ContentLength = body.Length;
        // An orderly close after half the body, not a reset: a reset may drop what was already sent.
        http.Features.Get<IConnectionLifetimeNotificationFeature>()?.RequestClose();
        await http.Response.BodyWriter.WriteAsync(body[..(body.Length / 2)], http.RequestAborted);
    }

    /// <summary>Sends leading white space before an answer: only a size limit can refuse such valid JSON.</summary>
    private static async Task PadAsync(HttpContext http, ReadOnlyMemory<byte> body, long size)
    {
        var padding = Math.Max(0, size - body.Length);
        http.Response.ContentLength = padding + body.Length;
        for (; padding > 0; padding -= Math.Min(padding, Spaces.Length))
            await http.Response.BodyWriter.WriteAsync(
                Spaces.AsMemory(0, (int)Math.Min(padding, Spaces.Length)),
                http.RequestAborted);
        await http.Response.BodyWriter.WriteAsync(body, http.RequestAborted);
    }

    private static byte[] CreateSpaces()
    {
        var spaces = new byte[64 * 1024];
        spaces.AsSpan().Fill((byte)' ');
        return spaces;
    }

    private sealed record DateHeader(long Second, string Text);
}
