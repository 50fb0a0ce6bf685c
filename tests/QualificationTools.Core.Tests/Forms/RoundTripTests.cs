using System.Text.Json.Nodes;
using QualificationTools.Douyin;
using QualificationTools.Forms;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Forms;

/// <summary>Bodies as the services document them come out as they went in.</summary>
public sealed class RoundTripTests
{
    [Fact]
    public void Body_of_the_voice_service_keeps_every_member() =>
        AssertSame(SampleFiles.Read(SampleFiles.VmsUpdate), PlainRecord.Read<VmsQualificationForm>(SampleFiles.Read(SampleFiles.VmsUpdate)));

    [Theory]
    [InlineData(SampleFiles.DouyinTeacher)]
    [InlineData(SampleFiles.DouyinInstitution)]
    [InlineData(SampleFiles.DouyinPartner)]
    public void Body_of_the_open_platform_keeps_every_member_but_the_app_and_its_token(string file)
    {
        var body = JsonNode.Parse(SampleFiles.Read(file))!.AsObject();
        var form = PlainRecord.Read<DouyinClassAuthForm>(body.ToJsonString());

        body.Remove("appid");
        body.Remove("access_token");

        AssertSame(body.ToJsonString(), form);
    }

    [Fact]
    public void App_and_token_in_a_body_are_unknown_columns() =>
        Assert.Equal(["appid", "access_token"], PlainRecord.Read<DouyinClassAuthForm>(SampleFiles.Read(SampleFiles.DouyinTeacher)).Row.UnknownColumns.Select(column => column.Name));

    [Theory]
    [InlineData("北京市海淀区")]
    [InlineData("“我在微信上/淘宝上的啊”——好的")]
    [InlineData("长期有效（汉字）")]
    public void Chinese_text_is_not_escaped(string text)
    {
        var form = new VmsQualificationForm { MainInfo = new VmsMainInfo { EnterpriseAddress = text } };

        Assert.Equal($"{{\"QualificationMainInfoFormDO\":{{\"EnterpriseAddress\":\"{text}\"}}}}", WireBody.Of(form));
    }

    [Fact]
    public void Line_breaks_and_quotes_are_escaped()
    {
        var form = new VmsQualificationForm { MainInfo = new VmsMainInfo { EnterpriseAddress = "a\n\"b\"\\" } };

        Assert.Equal("{\"QualificationMainInfoFormDO\":{\"EnterpriseAddress\":\"a\\n\\\"b\\\"\\\\\"}}", WireBody.Of(form));
    }

    [Fact]
    public void Half_a_surrogate_pair_in_a_member_does_not_keep_the_row_from_being_written()
    {
        var form = new VmsQualificationForm { MainInfo = new VmsMainInfo { EnterpriseAddress = "a\ud800b" } };

        Assert.Equal("{\"QualificationMainInfoFormDO\":{\"EnterpriseAddress\":\"a\ufffdb\"}}", WireBody.Of(form).Replace("\\uFFFD", "\ufffd", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Members_that_are_not_set_are_left_out() => Assert.Equal("{}", WireBody.Of(new VmsQualificationForm()));

    [Fact]
    public void Members_that_are_not_set_are_left_out_of_a_nested_object() =>
        Assert.Equal("{\"class\":{\"first_class\":30000}}", WireBody.Of(new DouyinClassAuthForm { Class = new DouyinClass { FirstClass = 30000 } }));

    [Fact]
    public void Order_of_the_members_in_JSON_does_not_change_the_bytes()
    {
        const string One = "{\"QualificationMainInfoFormDO\":{\"QualificationNo\":\"QUA1\",\"QualificationId\":1}}";
        const string Other = "{\"QualificationMainInfoFormDO\":{\"QualificationId\":1,\"QualificationNo\":\"QUA1\"}}";

        Assert.Equal(WireBody.Of(PlainRecord.Read<VmsQualificationForm>(One)), WireBody.Of(PlainRecord.Read<VmsQualificationForm>(Other)));
    }

    private static void AssertSame(string body, QualificationForm form) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(body), JsonNode.Parse(WireBody.Of(form))), WireBody.Of(form));
}
