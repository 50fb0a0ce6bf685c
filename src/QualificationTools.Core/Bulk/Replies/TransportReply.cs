using QualificationTools.Http;
using QualificationTools.Resources;

namespace QualificationTools.Bulk;

/// <summary>The replies to exchanges that brought no envelope of the service.</summary>
internal static class TransportReply
{
    /// <summary>The reply where no answer came, or null where one did.</summary>
    public static Reply? ForDelivery(HttpExchange exchange)
    {
        if (exchange.Delivery == Delivery.Answered)
            return null;
        var id = exchange.FailureId ?? "ConnectionLost";
        return exchange.Delivery == Delivery.NotSent
            ? new Reply(ReplyKind.NotApplied, id, Texts.Format("Failure_" + id, exchange.FailureDetails)) { HasKnownCode = true, Advice = Texts.Get("Advice_" + id), Concern = ErrorConcern.Service }
            : new Reply(ReplyKind.Unknown, id, Texts.Format("Failure_" + id, exchange.FailureDetails)) 
            {
                HasKnownCode = true, Advice = Texts.Get("Advice_OutcomeUnknown"), Concern = ErrorConcern.Service, HttpStatus = exchange.Status,
            };
    }

    /// <summary>The reply to an answer that is not the service's, such as a proxy's page.</summary>
    public static Reply ForForeignAnswer(HttpExchange exchange, TimeProvider time)
    {
        var meaning = StatusMeaning.Find(exchange.Status);
        // A success that is not in the service's words is no success.
        if (exchange.Status is >= 200 and < 300)
            meaning = new ErrorMeaning(ReplyKind.Unknown, "Advice_ForeignAnswer", ErrorConcern.Service);
        return new Reply(meaning.Kind, "ForeignAnswer", Texts.Format("Failure_ForeignAnswer", exchange.Status))
        {
            HasKnownCode = true,
            Advice = Texts.Get(meaning.Advice),
            Concern = meaning.Concern,
            HttpStatus = exchange.Status,
            RetryAfter = exchange.RetryAfter(time.GetUtcNow()),
        };
    }
}
