using QualificationTools.Bulk;
using QualificationTools.Http;

namespace QualificationTools.Core.Tests.Bulk;

public sealed class TransportReplyTests
{
    [Fact]
    public void Answer_is_left_to_the_service() => Assert.Null(TransportReply.ForDelivery(new HttpExchange(Delivery.Answered) { Status = 200 }));

    [Theory]
    [InlineData("ConnectFailed")]
    [InlineData("ConnectTimeout")]
    [InlineData("NameNotResolved")]
    [InlineData("TlsFailed")]
    [InlineData("ProxyFailed")]
    [InlineData("ProxyNotReached")]
    [InlineData("ProxyAuthenticationRequired")]
    [InlineData("ProxyTimeout")]
    [InlineData("ConnectionLost")]
    [InlineData("AnswerTooLarge")]
    public void What_was_not_sent_may_be_sent_again(string failure)
    {
        var reply = TransportReply.ForDelivery(new HttpExchange(Delivery.NotSent, failure) { FailureDetails = ["proxy:8080", "403"] })!;

        Assert.Equal((ReplyKind.NotApplied, failure), (reply.Kind, reply.Code));
    }

    [Theory]
    [InlineData("ConnectionLost")]
    [InlineData("OperationTimeout")]
    [InlineData("Stopped")]
    [InlineData("AnswerTooLarge")]
    public void What_was_sent_is_unknown(string failure)
    {
        var reply = TransportReply.ForDelivery(new HttpExchange(Delivery.Unknown, failure) { Status = 500 })!;

        Assert.Equal((ReplyKind.Unknown, failure, 500), (reply.Kind, reply.Code, reply.HttpStatus));
    }

    [Fact]
    public void Reply_says_what_went_wrong_and_what_to_do()
    {
        using var _ = InCulture.English();

        var reply = TransportReply.ForDelivery(new HttpExchange(Delivery.NotSent, "ConnectFailed"))!;

        Assert.Equal(("No connection could be made.", "Check -Endpoint, the network and the firewall. The row was not sent."), (reply.Message, reply.Advice));
    }

    [Fact]
    public void Foreign_answer_does_not_quote_the_page()
    {
        using var _ = InCulture.English();

        var reply = TransportReply.ForForeignAnswer(new HttpExchange(Delivery.Answered) { Status = 502, Body = "<html>secret</html>"u8.ToArray() }, TimeProvider.System);

        Assert.Equal("Unexpected response (HTTP 502); it may come from a proxy.", reply.Message);
    }
}
