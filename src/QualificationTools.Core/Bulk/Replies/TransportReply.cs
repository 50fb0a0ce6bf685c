using QualificationTools.Http;
using QualificationTools.Resources;

namespace QualificationTools.Bulk;

/// <summary>Creates the replies for exchanges without an envelope of the service.</summary>
internal static class TransportReply
{
    /// <summary>Returns the reply if no answer came, or null if one did.</summary>
    public static Reply? ForDelivery(HttpExchange exchange)
    {
        if (exchange.Delivery == Delivery.Answered)
            return null;
        var id = exchange.FailureId ?? "ConnectionLost";
        var isSent = exchange.Delivery != Delivery.NotSent;
        return new Reply(
            isSent ? ReplyKind.Unknown : ReplyKind.NotApplied,
            id,
            Texts.Format("Failure_" + id, exchange.FailureDetails))
        {
            HasKnownCode = true,
            Advice = Texts.Get(isSent ? "Advice_OutcomeUnknown" : "Advice_" + id),
            Concern = ErrorConcern.Service,
            HttpStatus = exchange.Status,
            IsOfTheWay = !isSent,
        };
    }

    /// <summary>Returns the reply for an answer that is not the service's, such as a proxy's page.</summary>
    public static Reply ForForeignAnswer(HttpExchange exchange, TimeProvider time)
    {
        var meaning = StatusMeaning.Find(exchange.Status);
        return new Reply(meaning.Kind, "ForeignAnswer", Texts.Format("Failure_ForeignAnswer", exchange.Status))
        {
            HasKnownCode = true,
            Advice = Texts.Get(meaning.Advice),
            Concern = meaning.Concern,
            HttpStatus = exchange.Status,
            RetryAfter = exchange.RetryAfter(time.GetUtcNow()),
            IsRefusal = StatusMeaning.IsRefusal(exchange.Status),
            IsOfTheWay = true,
        };
    }

    /// <summary>
    /// Returns the reply for an answer that belongs to another request: an intermediary returned one answer twice.
    /// </summary>
    public static Reply ForMisplacedAnswer(int status) =>
        new(ReplyKind.Unknown, "AnswerRepeated", Texts.Get("Failure_AnswerRepeated"))
        {
            Advice = Texts.Get("Advice_OutcomeUnknown"),
            Concern = ErrorConcern.Service,
            HttpStatus = status,
        };
}
