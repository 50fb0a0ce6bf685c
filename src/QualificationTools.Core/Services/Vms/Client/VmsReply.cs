using QualificationTools.Bulk;
using QualificationTools.Http;
using QualificationTools.Json;
using QualificationTools.Resources;

namespace QualificationTools.Vms;

/// <summary>Turns the voice service's answers into replies.</summary>
internal static class VmsReply
{
    public static Reply Read(HttpExchange exchange, TimeProvider time)
    {
        if (TransportReply.ForDelivery(exchange) is { } lost)
            return lost;
        var envelope = VmsEnvelope.Read(exchange.Body.Span);
        if (!envelope.IsRecognised)
            return TransportReply.ForForeignAnswer(exchange, time);
        if (envelope.Code is not { } code)
        {
            return exchange.Status is >= 200 and < 300
                ? new Reply(ReplyKind.Succeeded) { RequestId = envelope.RequestId, HttpStatus = exchange.Status }
                : TransportReply.ForForeignAnswer(exchange, time) with { RequestId = envelope.RequestId };
        }

        var (meaning, isKnown) = VmsErrors.Find(code, envelope.CodeNumber, exchange.Status);
        return new Reply(meaning.Kind, code, envelope.Message)
        {
            HasKnownCode = VmsErrors.IsKnown(code),
            Advice = Texts.Get(meaning.Advice),
            Concern = meaning.Concern,
            RequestId = envelope.RequestId,
            HttpStatus = exchange.Status,
            RetryAfter = exchange.RetryAfter(time.GetUtcNow()),
            IsRefusal = !isKnown,
        };
    }

    /// <summary>Returns a text of the result; null if there is none.</summary>
    public static string? ResultText(ReadOnlyMemory<byte> body, string name) =>
        AnswerObject.Parse(body.Span).Object("Result").Text(name);
}
