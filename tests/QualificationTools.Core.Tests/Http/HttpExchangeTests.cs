using QualificationTools.Http;

namespace QualificationTools.Core.Tests.Http;

public sealed class HttpExchangeTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Seconds_are_waited_as_they_are() => Assert.Equal(TimeSpan.FromSeconds(120), RetryAfter(("Retry-After", "120")));

    [Fact]
    public void Date_is_compared_with_the_services_own_clock() =>
        Assert.Equal(TimeSpan.FromSeconds(90), RetryAfter(("Retry-After", "Mon, 02 Mar 2026 05:01:30 GMT"), ("Date", "Mon, 02 Mar 2026 05:00:00 GMT")));

    [Fact]
    public void Date_is_compared_with_the_own_clock_where_the_service_gives_none() =>
        Assert.Equal(TimeSpan.FromSeconds(30), RetryAfter(("Retry-After", "Mon, 02 Mar 2026 01:00:30 GMT")));

    [Fact]
    public void Date_in_the_past_is_no_wait() => Assert.Equal(TimeSpan.Zero, RetryAfter(("Retry-After", "Mon, 02 Mar 2026 00:00:00 GMT")));

    [Theory]
    [InlineData("soon")]
    [InlineData("-5")]
    [InlineData("99999999999999999999")]
    [InlineData("")]
    public void Anything_else_is_not_understood(string value) => Assert.Null(RetryAfter(("Retry-After", value)));

    [Fact]
    public void Missing_header_is_no_wait() => Assert.Null(RetryAfter());

    [Fact]
    public void Exchange_without_an_answer_asks_for_no_wait() => Assert.Null(new HttpExchange(Delivery.NotSent, "ConnectFailed").RetryAfter(Now));

    [Fact]
    public void First_value_of_a_header_is_given() => Assert.Equal("a", With(("X-Tt-Logid", "a"), ("X-Tt-Logid", "b")).Header("X-Tt-Logid"));

    [Fact]
    public void Missing_header_is_null() => Assert.Null(With().Header("X-Tt-Logid"));

    private static TimeSpan? RetryAfter(params (string Name, string Value)[] headers) => With(headers).RetryAfter(Now);

    private static HttpExchange With(params (string Name, string Value)[] headers) =>
        new(Delivery.Answered) { Status = 503, Headers = StubHandler.Answer(503, "", headers).Headers };
}
