using QualificationTools.Bulk;
using QualificationTools.Http;
using QualificationTools.Security;

namespace QualificationTools.Core.Tests.Bulk;

public sealed class InquiryTests
{
    private static readonly Reply Fine = new(ReplyKind.Succeeded);

    [Theory]
    [InlineData(ReplyKind.NotApplied)]
    [InlineData(ReplyKind.Unknown)]
    [InlineData(ReplyKind.Throttled)]
    [InlineData(ReplyKind.Mended)]
    public async Task What_failed_on_the_way_is_asked_again(object kind)
    {
        var (reply, asked) = await AskAsync(new Reply((ReplyKind)kind, "Code"), Fine);

        Assert.Equal((ReplyKind.Succeeded, 2), (reply.Kind, asked));
    }

    [Theory]
    [InlineData(ReplyKind.Rejected)]
    [InlineData(ReplyKind.Fatal)]
    public async Task Refusal_is_final(object kind)
    {
        var (reply, asked) = await AskAsync(new Reply((ReplyKind)kind, "Code"), Fine);

        Assert.Equal(((ReplyKind)kind, 1), (reply.Kind, asked));
    }

    [Theory]
    [InlineData(ReplyKind.Unknown, 4)]
    [InlineData(ReplyKind.Mended, 2)]
    public async Task Patience_ends(object kind, int expected)
    {
        var (reply, asked) = await AskAsync(new Reply((ReplyKind)kind, "Code"));

        Assert.Equal(((ReplyKind)kind, expected), (reply.Kind, asked));
    }

    [Fact]
    public async Task Wait_that_would_take_too_long_is_not_begun()
    {
        var (reply, asked) = await AskAsync(new Reply(ReplyKind.NotApplied, "Code") { RetryAfter = TimeSpan.FromMinutes(11) }, Fine);

        Assert.Equal((ReplyKind.NotApplied, 1), (reply.Kind, asked));
    }

    [Fact]
    public async Task Secret_in_a_refusal_is_masked()
    {
        var (reply, _) = await AskAsync(new Reply(ReplyKind.Rejected, "Code", "token the-secret-token is wrong"));

        Assert.Equal("token *** is wrong", reply.Message);
    }

    [Fact]
    public async Task Stop_ends_it()
    {
        using var stop = new CancellationTokenSource();
        var inquiry = Inquiry(new BulkOptions());

        await Assert.ThrowsAsync<OperationCanceledException>(() => inquiry.AskAsync("q", async _ =>
        {
            await stop.CancelAsync();
            return (new Reply(ReplyKind.Unknown, "Stopped"), null);
        }, stop.Token));
    }

    private static async Task<(Reply Reply, int Asked)> AskAsync(params Reply[] replies)
    {
        var time = new ManualTime();
        var asked = 0;
        var asking = Inquiry(new BulkOptions { Time = time, Random = () => 0.5 }).AskAsync(
            "q", _ => Task.FromResult<(Reply, HttpExchange?)>((replies[Math.Min(asked++, replies.Length - 1)], null)), TestContext.Current.CancellationToken);
        var (reply, _) = await time.RunAsync(asking, TimeSpan.FromSeconds(1));
        return (reply, asked);
    }

    private static Inquiry Inquiry(BulkOptions options) => new(options, () => [new SensitiveText("the-secret-token")]);
}
