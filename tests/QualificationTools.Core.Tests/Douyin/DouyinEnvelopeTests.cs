using System.Text;
using FsCheck;
using FsCheck.Fluent;
using QualificationTools.Douyin;

namespace QualificationTools.Core.Tests.Douyin;

public sealed class DouyinEnvelopeTests
{
    private const string Success = "{\"class_auth_taskid\":\"7177\",\"err\":{\"err_code\":0,\"err_msg\":\"success\"}}";
    private const string Failure = "{\"err\":{\"err_code\":60022,\"err_msg\":\"class not exist\"}}";

    private static readonly string[] Forms =
    [
        Failure,
        "{\"err_no\":60022,\"err_tips\":\"class not exist\"}",
        "{\"err_no\":60022,\"err_msg\":\"class not exist\",\"log_id\":\"log1\"}",
        "{\"data\":{\"error_code\":60022,\"description\":\"class not exist\"}}",
        "{\"extra\":{\"error_code\":60022,\"description\":\"class not exist\",\"logid\":\"log1\"}}",
        "{\"data\":{\"error_code\":60022,\"description\":\"\"},\"extra\":{\"error_code\":60022,\"description\":\"class not exist\"}}",
    ];

    public static TheoryData<string> DocumentedForms => [.. Forms];

    [Fact]
    public void Success_has_code_0_and_the_task()
    {
        var envelope = Read(Success);

        Assert.Equal((0L, "7177"), (envelope.Code, envelope.TaskId));
    }

    [Theory]
    [MemberData(nameof(DocumentedForms))]
    public void Every_documented_form_of_an_error_is_read(string body)
    {
        var envelope = Read(body);

        Assert.Equal((60022L, "class not exist"), (envelope.Code, envelope.Message));
    }

    [Theory]
    [InlineData("{\"err_no\":0,\"log_id\":\"log1\"}")]
    [InlineData("{\"err\":{\"err_code\":0},\"extra\":{\"logid\":\"log1\"}}")]
    public void Log_id_is_read(string body) => Assert.Equal("log1", Read(body).LogId);

    [Theory]
    [InlineData("{\"err\":{\"err_code\":\"60022\"}}")]
    [InlineData("{\"err_no\":\"60022\"}")]
    public void Code_that_is_written_as_a_text_is_read(string body) => Assert.Equal(60022, Read(body).Code);

    [Fact]
    public void Task_that_is_written_as_a_number_is_read() => Assert.Equal("7177", Read("{\"class_auth_taskid\":7177,\"err\":{\"err_code\":0}}").TaskId);

    [Theory]
    [InlineData("{\"err_no\":0,\"data\":{\"error_code\":28001003}}")]
    [InlineData("{\"data\":{\"error_code\":28001003},\"extra\":{\"error_code\":0}}")]
    [InlineData("{\"err_no\":0,\"err_code\":28001003}")]
    [InlineData("{\"err_no\":0,\"DATA\":{\"Error_Code\":\"28001003\"}}")]
    public void Of_two_codes_the_one_that_tells_of_an_error_counts(string body) => Assert.Equal(28001003, Read(body).Code);

    [Theory]
    [InlineData("{\"data\":{\"error_code\":0,\"description\":\"success\"},\"extra\":{\"error_code\":28001003,\"description\":\"token expired\"}}")]
    [InlineData("{\"extra\":{\"error_code\":28001003,\"description\":\"token expired\"},\"data\":{\"error_code\":0,\"description\":\"success\"}}")]
    public void Message_is_the_one_of_the_error(string body) => Assert.Equal("token expired", Read(body).Message);

    [Fact]
    public void Codes_within_the_data_of_an_answer_are_not_taken_for_its_own() =>
        Assert.Equal(0, Read("{\"class_auths\":[{\"err_code\":5}],\"online\":{\"err_code\":6},\"err\":{\"err_code\":0}}").Code);

    [Fact]
    public void Negative_code_is_read() => Assert.Equal(-1, Read("{\"err_no\":-1,\"err_tips\":\"system error\"}").Code);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"err\":null}")]
    [InlineData("{\"err\":\"0\"}")]
    [InlineData("{\"err\":{}}")]
    [InlineData("{\"err\":{\"err_code\":null}}")]
    [InlineData("{\"err\":{\"err_code\":\"ok\"}}")]
    [InlineData("{\"err_no\":\"E7\",\"data\":{\"error_code\":0}}")]
    [InlineData("{\"err_no\":0,\"data\":{\"error_code\":true}}")]
    [InlineData("{\"err_no\":0,\"extra\":{\"error_code\":1.5}}")]
    [InlineData("{\"err_no\":0,\"err\":\"failed\"}")]
    [InlineData("{\"err\":{\"err_code\":0},\"err\":{\"err_code\":28001003}}")]
    [InlineData("{\"err\":{\"err_code\":28001003},\"err\":{\"err_code\":0}}")]
    [InlineData("{\"err_no\":0,\"data\":{},\"data\":{\"error_code\":7}}")]
    [InlineData("{\"err_no\":0,\"err_no\":7}")]
    [InlineData("{\"class_auth_taskid\":\"7177\"}")]
    [InlineData("{\"err\":{\"err_code\":0}")]
    [InlineData("{\"err\":{\"err_code\":0}}{}")]
    [InlineData("<html><body>502 Bad Gateway</body></html>")]
    public void Anything_else_has_no_code(string body) => Assert.Null(Read(body).Code);

    [Fact]
    public void Nesting_of_a_hundred_thousand_levels_has_no_code() =>
        Assert.Null(Read("{\"err\":{\"err_code\":0},\"x\":" + new string('[', 100_000) + new string(']', 100_000) + "}").Code);

    [Fact]
    public void Nesting_within_the_error_has_no_code() =>
        Assert.Null(Read(string.Concat(Enumerable.Repeat("{\"err\":", 100_000)) + "0" + new string('}', 100_000)).Code);

    [Fact]
    public void No_bytes_throw() => Prop.ForAll(MutatedBytes.Any, bytes => { DouyinEnvelope.Read(bytes); }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_mutation_of_an_envelope_throws() =>
        Prop.ForAll(MutatedBytes.Of([Success, .. Forms]), bytes => { DouyinEnvelope.Read(bytes); }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    private static DouyinEnvelope Read(string body) => DouyinEnvelope.Read(Encoding.UTF8.GetBytes(body));
}
