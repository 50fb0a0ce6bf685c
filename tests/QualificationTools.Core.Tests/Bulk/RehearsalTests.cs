using System.Net.Http.Headers;
using System.Text;
using QualificationTools.Bulk;
using QualificationTools.Douyin;
using QualificationTools.Http;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Bulk;

/// <summary>The rehearsal goes the whole way, to an answer that each service's client takes for a success.</summary>
public sealed class RehearsalTests
{
    private static readonly Uri Nowhere = new("http://127.0.0.1");
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task The_way_to_the_voice_service_is_gone_to_its_end()
    {
        var client = new VmsClient(Rehearsal.CreateTransport(), Nowhere, new VolcengineCredential("-", "-"), "cn-north-1", Timeout, TimeProvider.System);
        var reply = await new VmsUpdate(client).SendAsync(new VmsQualificationForm(), "{}"u8.ToArray(), TestContext.Current.CancellationToken);

        Assert.Equal(ReplyKind.Succeeded, reply.Kind);
    }

    [Fact]
    public async Task The_way_to_the_open_platform_is_gone_to_its_end()
    {
        var client = new DouyinClient(Rehearsal.CreateTransport(), Nowhere, new DouyinCredential("-", "-"), null, Timeout, TimeProvider.System);
        var reply = await new DouyinUpdate(client).SendAsync(new DouyinClassAuthForm(), "{\"a\":1}"u8.ToArray(), TestContext.Current.CancellationToken);

        Assert.Equal(ReplyKind.Succeeded, reply.Kind);
    }

    [Fact]
    public async Task One_empty_row_is_rehearsed_whatever_the_rules_say()
    {
        var sent = new TaskCompletionSource<VmsQualificationForm>(TaskCreationOptions.RunContinuationsAsynchronously);
        var operation = new ScriptedOperation(TimeProvider.System)
        {
            OnSend = (form, _) =>
            {
                sent.SetResult(form);
                return Task.FromResult(Replies.Succeeded);
            },
        };

        Rehearsal.Start<VmsQualificationForm, VmsQualificationResult>(operation);

        var rehearsed = await sent.Task.Soon();
        Assert.Equal((null, null, null), (rehearsed.Key, rehearsed.MainInfo, rehearsed.Scenarios));
    }

    [Fact]
    public async Task Rehearsal_that_breaks_is_not_seen()
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var operation = new ScriptedOperation(TimeProvider.System)
        {
            OnSerialize = () =>
            {
                begun.SetResult();
                throw new InvalidOperationException("a bug");
            },
        };

        Rehearsal.Start<VmsQualificationForm, VmsQualificationResult>(operation);

        await begun.Task.Soon();
        Assert.Empty(operation.Sent);
    }

    [Fact]
    public async Task Transport_of_the_rehearsal_gives_one_answer_and_reaches_nobody()
    {
        // A name that leads nowhere.
        var request = new HttpRequestMessage(HttpMethod.Post, "http://rehearsal.invalid/");
        var exchange = await Rehearsal.CreateTransport().SendAsync(request, new byte[100_000], new MediaTypeHeaderValue("application/json"), Timeout, TestContext.Current.CancellationToken);

        Assert.Equal(
            (Delivery.Answered, 200, "{\"ResponseMetadata\":{\"RequestId\":\"-\"},\"err_no\":0,\"data\":{\"access_token\":\"-\",\"expires_in\":600}}"),
            (exchange.Delivery, exchange.Status, Encoding.UTF8.GetString(exchange.Body.Span)));
    }
}
