using System.Text;
using QualificationTools.Bulk;
using QualificationTools.Core.Tests.Forms;
using QualificationTools.Core.Tests.Http;
using QualificationTools.Douyin;
using QualificationTools.Http;

namespace QualificationTools.Core.Tests.Douyin;

public sealed class DouyinUpdateTests
{
    private readonly ManualTime _time = new();
    private readonly List<RecordedRequest> _requests = [];

    [Fact]
    public void Only_industry_and_usual_third_class_are_sent_where_nothing_is_said() =>
        Assert.Equal("{\"industry_code\":10000,\"class\":{\"first_class\":30000,\"second_class\":30100,\"third_class\":0}}",
            Serialize(new DouyinClassAuthForm { Class = new DouyinClass { FirstClass = 30000, SecondClass = 30100 } }));

    [Fact]
    public void Self_operated_institution_sends_an_empty_partner() =>
        Assert.Equal("{\"partner_entity_id\":\"\",\"industry_code\":10000,\"industry_role\":2}",
            Serialize(new DouyinClassAuthForm { IndustryRole = IndustryRole.Institution }));

    [Theory]
    [InlineData(IndustryRole.Teacher)]
    [InlineData(IndustryRole.Partner)]
    public void Another_role_sends_no_empty_partner(IndustryRole role) =>
        Assert.DoesNotContain("partner_entity_id", Serialize(new DouyinClassAuthForm { IndustryRole = role }), StringComparison.Ordinal);

    [Fact]
    public void What_was_said_is_sent_as_it_was_said() => Assert.Equal(WireBody.Of(SampleForms.Institution()), Serialize(SampleForms.Institution()));

    [Fact]
    public void Callers_form_stays_as_it_was()
    {
        var form = new DouyinClassAuthForm { IndustryRole = IndustryRole.Institution };

        Serialize(form);

        Assert.Equal((null, null), (form.PartnerEntityId, form.IndustryCode));
    }

    [Fact]
    public async Task Look_up_calls_the_class_by_its_other_name()
    {
        await LookUpAsync(200, "{\"class_auths\":[],\"err\":{\"err_code\":0}}", "lookup-body");

        Assert.Equal(
            ("/auth/entity/get_class_auth", "{\"appid\":\"lookup-body\",\"access_token\":\"t1\",\"partner_entity_id\":\"E_1\",\"merchant_entity_id\":\"I_1\",\"industry_code\":10000,\"industry_class\":{\"first_class\":40000,\"second_class\":40600,\"third_class\":0},\"industry_role\":1}"),
            (_requests[1].Uri.AbsolutePath, _requests[1].Text));
    }

    [Fact]
    public async Task Look_up_tells_what_is_on_record() =>
        Assert.Equal(Evidence.Absent, (await LookUpAsync(200, "{\"class_auths\":[],\"err\":{\"err_code\":0}}", "lookup-record"))!.Evidence);

    [Theory]
    [InlineData(200, "{\"err\":{\"err_code\":60000}}")]
    [InlineData(503, "<html>")]
    [InlineData(200, "<html>")]
    public async Task Question_that_failed_may_be_asked_again(int status, string body) =>
        Assert.Null(await LookUpAsync(status, body, $"lookup{status}{body.Length}"));

    private static string Serialize(DouyinClassAuthForm form) => Encoding.UTF8.GetString(new DouyinUpdate(null!).Serialize(form));

    private Task<Sighting?> LookUpAsync(int status, string body, string appId)
    {
        var granted = StubHandler.Answer(200, "{\"err_no\":0,\"data\":{\"access_token\":\"t1\",\"expires_in\":7200}}");
        var transport = new HttpTransport(new HttpMessageInvoker(StubHandler.Answering(_requests, granted, StubHandler.Answer(status, body))), _time);
        var client = new DouyinClient(transport, new Uri(DouyinClient.ProductionEndpoint), new DouyinCredential(appId, "s"), null, TimeSpan.FromSeconds(30), _time);
        return new DouyinUpdate(client).LookUpAsync(SampleForms.Teacher(), new RowPast(_time.GetUtcNow()), TestContext.Current.CancellationToken);
    }
}
