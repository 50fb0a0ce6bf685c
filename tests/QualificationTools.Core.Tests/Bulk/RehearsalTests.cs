using QualificationTools.Bulk;
using QualificationTools.Douyin;
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
}
