using System.Text;
using FsCheck;
using FsCheck.Fluent;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Vms;

public sealed class VmsQueryAnswerTests
{
    [Theory]
    [InlineData("{\"QualificationNo\":\"QUA1\",\"ApprovalStatus\":3}")]
    [InlineData("{\"qualificationNo\":\"QUA1\",\"approvalStatus\":3}")]
    [InlineData("{\"QUALIFICATIONNO\":\"QUA1\",\"APPROVALSTATUS\":\"3\"}")]
    public void Status_is_read_without_regard_to_case(string record) => Assert.Equal(3, StatusOf(Answer(record)));

    [Fact]
    public void Record_of_the_number_is_found_among_others() =>
        Assert.Equal(1, StatusOf(Answer("{\"QualificationNo\":\"QUA10\",\"ApprovalStatus\":3}", "{\"QualificationNo\":\"QUA1\",\"ApprovalStatus\":1}")));

    [Fact]
    public void Record_of_another_number_tells_nothing() => Assert.Null(StatusOf(Answer("{\"QualificationNo\":\"QUA2\",\"ApprovalStatus\":3}")));

    [Theory]
    [InlineData("{\"QualificationNo\":\"QUA1\"}")]
    [InlineData("{\"QualificationNo\":\"QUA1\",\"ApprovalStatus\":null}")]
    [InlineData("{\"QualificationNo\":\"QUA1\",\"ApprovalStatus\":\"soon\"}")]
    [InlineData("{\"QualificationNo\":\"QUA1\",\"ApprovalStatus\":99999999999}")]
    public void Record_without_a_status_tells_nothing(string record) => Assert.Null(StatusOf(Answer(record)));

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"Result\":null}")]
    [InlineData("{\"Result\":\"\"}")]
    [InlineData("{\"Result\":{}}")]
    [InlineData("{\"Result\":{\"Records\":null}}")]
    [InlineData("{\"Result\":{\"Records\":[]}}")]
    [InlineData("{\"Result\":{\"Records\":[{}]}}")]
    [InlineData("{\"Result\":{\"Records\":{}}}")]
    [InlineData("<html>")]
    public void Answer_without_records_tells_nothing(string body) => Assert.Null(StatusOf(body));

    [Fact]
    public void Null_among_the_records_is_passed_over() =>
        Assert.Equal(1, StatusOf("{\"Result\":{\"Records\":[null,{\"QualificationMainInfoVO\":{\"QualificationNo\":\"QUA1\",\"ApprovalStatus\":1}}]}}"));

    [Fact]
    public void No_mutation_of_an_answer_throws() =>
        Prop.ForAll(MutatedBytes.Of(Answer("{\"QualificationNo\":\"QUA1\",\"ApprovalStatus\":3}")), bytes => { VmsQueryAnswer.Read(bytes); })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    private static int? StatusOf(string body) => (int?)VmsQueryAnswer.Read(Encoding.UTF8.GetBytes(body))?.Find("QUA1")?.ApprovalStatus;

    private static string Answer(params string[] records) =>
        "{\"ResponseMetadata\":{\"RequestId\":\"r1\"},\"Result\":{\"Records\":["
        + string.Join(',', records.Select(record => "{\"QualificationMainInfoVO\":" + record + "}"))
        + "],\"Limit\":20,\"Offset\":0,\"Total\":1}}";
}
