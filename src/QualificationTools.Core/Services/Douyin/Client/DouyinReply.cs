using System.Globalization;
using QualificationTools.Bulk;
using QualificationTools.Http;
using QualificationTools.Resources;

namespace QualificationTools.Douyin;

/// <summary>Turns the open platform's answers into replies.</summary>
internal static class DouyinReply
{
    public static Reply Read(HttpExchange exchange, TimeProvider time)
    {
        if (TransportReply.ForDelivery(exchange) is { } lost)
            return lost;
        var envelope = DouyinEnvelope.Read(exchange.Body.Span);
        var logId = exchange.Header("X-Tt-Logid") ?? envelope.LogId;
        if (envelope.Code is not { } code || (code == 0 && exchange.Status is < 200 or >= 300))
            return TransportReply.ForForeignAnswer(exchange, time) with { RequestId = logId };
        if (code == 0)
            return new Reply(ReplyKind.Succeeded)
            {
                RequestId = logId,
                TaskId = envelope.TaskId,
                HttpStatus = exchange.Status,
            };

        var (meaning, isKnown) = DouyinErrors.Find(code, exchange.Status);
        return new Reply(meaning.Kind, code.ToString(CultureInfo.InvariantCulture), envelope.Message)
        {
            HasKnownCode = isKnown,
            Advice = Texts.Get(meaning.Advice),
            Concern = meaning.Concern,
            RequestId = logId,
            HttpStatus = exchange.Status,
            RetryAfter = exchange.RetryAfter(time.GetUtcNow()),
            IsRefusal = !isKnown,
        };
    }
}
