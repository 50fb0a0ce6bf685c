using System.Text;
using QualificationTools.Bulk;
using QualificationTools.Core.Tests.Http;
using QualificationTools.Douyin;
using QualificationTools.Http;

namespace QualificationTools.Core.Tests.Douyin;

public sealed class DouyinReplyTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void Success_brings_the_task_and_the_log_id_of_the_header()
    {
        var reply = Read(200, "{\"class_auth_taskid\":\"7177\",\"log_id\":\"log2\",\"err\":{\"err_code\":0,\"err_msg\":\"\"}}", ("X-Tt-Logid", "log1"));

        Assert.Equal((ReplyKind.Succeeded, "7177", "log1", 200), (reply.Kind, reply.TaskId, reply.RequestId, reply.HttpStatus));
    }

    [Fact]
    public void Log_id_of_the_body_is_taken_where_the_header_has_none() => Assert.Equal("log2", Read(200, "{\"err_no\":0,\"log_id\":\"log2\"}").RequestId);

    [Fact]
    public void Error_within_a_200_is_a_refusal()
    {
        var reply = Read(200, "{\"err\":{\"err_code\":60022,\"err_msg\":\"class not exist\"}}");

        Assert.Equal((ReplyKind.Rejected, "60022", "class not exist"), (reply.Kind, reply.Code, reply.Message));
    }

    [Fact]
    public void Known_code_brings_its_advice()
    {
        using var _ = InCulture.English();

        Assert.Equal("The class does not exist for this entity. Add it first.", Read(200, "{\"err\":{\"err_code\":60022}}").Advice);
    }

    [Theory]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    public void Code_is_written_the_same_in_every_culture(string culture)
    {
        using var _ = InCulture.Of(culture);

        Assert.Equal("-1", Read(200, "{\"err_no\":-1}").Code);
    }

    [Theory]
    [InlineData(200, "Unknown")]
    [InlineData(302, "Unknown")]
    [InlineData(403, "Unknown")]
    [InlineData(429, "Throttled")]
    [InlineData(502, "Unknown")]
    [InlineData(503, "Unknown")]
    public void Page_of_a_proxy_is_judged_by_its_status(int status, string kind)
    {
        var reply = Read(status, "<html>oops</html>", ("X-Tt-Logid", "log1"));

        Assert.Equal((Enum.Parse<ReplyKind>(kind), "ForeignAnswer", "log1"), (reply.Kind, reply.Code, reply.RequestId));
    }

    [Theory]
    [InlineData(500, "Unknown")]
    [InlineData(503, "Unknown")]
    public void Code_0_is_no_success_under_another_status(int status, string kind) =>
        Assert.Equal(Enum.Parse<ReplyKind>(kind), Read(status, "{\"err\":{\"err_code\":0}}").Kind);

    [Fact]
    public void Too_many_requests_bring_the_wait_that_is_asked_for() =>
        Assert.Equal(TimeSpan.FromSeconds(3), Read(200, "{\"err\":{\"err_code\":28003018}}", ("Retry-After", "3")).RetryAfter);

    private Reply Read(int status, string body, params (string Name, string Value)[] headers) => DouyinReply.Read(
        new HttpExchange(Delivery.Answered) { Status = status, Body = Encoding.UTF8.GetBytes(body), Headers = StubHandler.Answer(status, "", headers).Headers }, _time);
}
