using System.Text;
using FsCheck;
using FsCheck.Fluent;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Vms;

public sealed class VmsEnvelopeTests
{
    private const string Success = """
        {"ResponseMetadata":{"RequestId":"r1","Action":"UpdateQualification","Version":"2022-01-01","Service":"vms","Region":"cn-beijing"},"Result":{}}
        """;

    private const string Failure = """
        {"ResponseMetadata":{"RequestId":"r1","Action":"UpdateQualification","Version":"2022-01-01","Service":"vms","Region":"cn-beijing","Error":{"CodeN":100010,"Code":"SignatureDoesNotMatch","Message":"no match"}},"Result":null}
        """;

    [Fact]
    public void Success_is_recognised() => Assert.True(IsSuccess(Read(Success)));

    [Fact]
    public void Request_id_of_a_success_is_read() => Assert.Equal("r1", Read(Success).RequestId);

    [Fact]
    public void Error_is_read()
    {
        var envelope = Read(Failure);

        Assert.Equal(
            (true, false, "r1", "SignatureDoesNotMatch", 100010, "no match"),
            (envelope.IsRecognised, IsSuccess(envelope), envelope.RequestId, envelope.Code, envelope.CodeNumber, envelope.Message));
    }

    [Theory]
    [InlineData(",\"Result\":{}")]
    [InlineData(",\"Result\":null")]
    [InlineData(",\"Result\":\"\"")]
    [InlineData(",\"Result\":\"QUA1\"")]
    [InlineData(",\"Result\":{\"qualificationNo\":\"QUA1\"}")]
    [InlineData(",\"Result\":[]")]
    [InlineData(",\"Result\":0")]
    [InlineData("")]
    public void Every_form_of_a_result_is_a_success(string result) =>
        Assert.True(IsSuccess(Read("{\"ResponseMetadata\":{\"RequestId\":\"r1\"}" + result + "}")));

    [Fact]
    public void Result_may_come_first() => Assert.Equal("r1", Read("{\"Result\":{\"a\":[{}]},\"ResponseMetadata\":{\"RequestId\":\"r1\"}}").RequestId);

    [Fact]
    public void Result_that_looks_like_an_error_is_none() =>
        Assert.True(IsSuccess(Read("{\"Result\":{\"Error\":{\"Code\":\"x\"}},\"ResponseMetadata\":{\"RequestId\":\"r1\"}}")));

    [Fact]
    public void Dotted_suffix_of_a_code_is_kept() =>
        Assert.Equal("FlowLimitExceeded.QPSOverLimit", Read("{\"ResponseMetadata\":{\"Error\":{\"Code\":\"FlowLimitExceeded.QPSOverLimit\"}}}").Code);

    [Fact]
    public void Number_that_is_written_as_a_text_is_read() =>
        Assert.Equal(100010, Read("{\"ResponseMetadata\":{\"Error\":{\"CodeN\":\"100010\",\"Code\":\"x\"}}}").CodeNumber);

    [Fact]
    public void Text_that_is_written_as_a_number_is_read() =>
        Assert.Equal("20250315", Read("{\"ResponseMetadata\":{\"RequestId\":20250315}}").RequestId);

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"Code\":null}")]
    [InlineData("{\"Code\":{}}")]
    [InlineData("{\"Message\":\"oops\"}")]
    public void Error_without_a_code_is_no_success(string error) =>
        Assert.False(IsSuccess(Read("{\"ResponseMetadata\":{\"RequestId\":\"r1\",\"Error\":" + error + "}}")));

    [Theory]
    [InlineData("{\"CodeN\":100010}", "SignatureDoesNotMatch", 100010)]
    [InlineData("{\"CodeN\":4242}", "UndefinedError", 4242)]
    [InlineData("{\"Message\":\"oops\"}", "UndefinedError", null)]
    [InlineData("{\"CodeN\":\"many\",\"Other\":[{}],\"Code\":\"x\"}", "x", null)]
    [InlineData("\"InternalError\"", "UndefinedError", null)]
    public void Code_of_an_error_without_one_is_told_by_its_number(string error, string code, int? number)
    {
        var envelope = Read("{\"ResponseMetadata\":{\"Other\":{\"a\":[]},\"Error\":" + error + ",\"RequestId\":\"r1\"}}");

        Assert.Equal((true, code, number, "r1"), (envelope.IsRecognised, envelope.Code, envelope.CodeNumber, envelope.RequestId));
    }

    [Theory]
    [InlineData("{\"Code\":\"a\"}", "{\"Code\":\"a\"}", "a")]
    [InlineData("{\"Code\":\"a\"}", "{\"Code\":\"b\"}", "UndefinedError")]
    public void Two_errors_that_do_not_agree_are_one_that_is_not_known(string one, string other, string code) =>
        Assert.Equal(code, Read("{\"ResponseMetadata\":{\"RequestId\":\"r1\",\"Error\":" + one + ",\"Error\":" + other + "}}").Code);

    [Theory]
    [InlineData("{\"responsemetadata\":{\"Error\":{\"Code\":\"a\"}}}")]
    [InlineData("{\"ResponseMetadata\":{\"error\":{\"code\":\"a\"}}}")]
    public void Error_is_read_in_every_case(string body) => Assert.Equal("a", Read(body).Code);

    [Fact]
    public void Number_beyond_all_known_ones_is_not_cut_down_to_one_of_them() =>
        Assert.Equal("UndefinedError", Read("{\"ResponseMetadata\":{\"Error\":{\"CodeN\":4295067305}}}").Code);

    [Theory]
    [InlineData("\"InternalError\"")]
    [InlineData("[{\"Code\":\"InternalError\"}]")]
    [InlineData("500")]
    [InlineData("true")]
    public void Error_of_another_type_is_no_success(string error) =>
        Assert.False(IsSuccess(Read("{\"ResponseMetadata\":{\"RequestId\":\"r1\",\"Error\":" + error + "}}")));

    [Fact]
    public void Null_in_place_of_an_error_is_a_success() =>
        Assert.True(IsSuccess(Read("{\"ResponseMetadata\":{\"RequestId\":\"r1\",\"Error\":null}}")));

    [Theory]
    [InlineData("{\"ResponseMetadata\":{\"Error\":{\"Code\":\"a\"},\"Error\":null}}")]
    [InlineData("{\"ResponseMetadata\":{\"Error\":null,\"Error\":{\"Code\":\"a\"}}}")]
    [InlineData("{\"ResponseMetadata\":{\"RequestId\":\"r1\"},\"ResponseMetadata\":{\"Error\":{\"Code\":\"a\"}}}")]
    [InlineData("{\"ResponseMetadata\":{\"Error\":{\"Code\":\"a\"}},\"ResponseMetadata\":{\"RequestId\":\"r1\"}}")]
    public void Error_in_a_duplicated_member_is_no_success(string body) => Assert.False(IsSuccess(Read(body)));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"ResponseMetadata\"")]
    [InlineData("{}")]
    [InlineData("{\"ResponseMetadata\":null}")]
    [InlineData("{\"ResponseMetadata\":\"r1\"}")]
    [InlineData("{\"ResponseMetadata\":{\"RequestId\":\"r1\"},\"ResponseMetadata\":{\"RequestId\":\"r2\"}}")]
    [InlineData("<html><body>502 Bad Gateway</body></html>")]
    [InlineData("{\"ResponseMetadata\":{\"RequestId\":\"r1\"}")]
    [InlineData("{\"ResponseMetadata\":{\"RequestId\":\"r1\"}}{}")]
    [InlineData("{\"ResponseMetadata\":{\"RequestId\":\"r1\"}}<!-- proxy -->")]
    [InlineData("{\"ResponseMetadata\":{\"RequestId\":\"r")]
    public void Anything_else_is_not_recognised(string body) => Assert.False(Read(body).IsRecognised);

    [Fact]
    public void Error_that_was_cut_off_is_not_recognised() => Assert.False(Read(Failure[..^10]).IsRecognised);

    [Fact]
    public void Nesting_of_a_hundred_thousand_levels_is_not_recognised() =>
        Assert.False(Read("{\"Result\":" + new string('[', 100_000) + new string(']', 100_000) + ",\"ResponseMetadata\":{}}").IsRecognised);

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, false)]
    public void Envelope_of_64_levels_is_recognised_and_none_of_more(int lists, bool isRecognised) =>
        Assert.Equal(isRecognised, Read("{\"Result\":" + new string('[', lists) + new string(']', lists) + ",\"ResponseMetadata\":{}}").IsRecognised);

    [Fact]
    public void No_bytes_throw() => Prop.ForAll(MutatedBytes.Any, bytes => { VmsEnvelope.Read(bytes); }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_mutation_of_an_envelope_throws() =>
        Prop.ForAll(MutatedBytes.Of(Success, Failure), bytes => { VmsEnvelope.Read(bytes); }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    private static bool IsSuccess(VmsEnvelope envelope) => envelope.IsRecognised && envelope.Code is null;

    private static VmsEnvelope Read(string body) => VmsEnvelope.Read(Encoding.UTF8.GetBytes(body));
}
