using System.Text;
using System.Text.Json;
using QualificationTools.Douyin;
using QualificationTools.Forms;
using QualificationTools.Json;
using QualificationTools.Security;
using QualificationTools.Services;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Forms;

public sealed class FormWriterTests
{
    public static TheoryData<string> Services => [.. ServiceRegistry.All.Select(service => service.Name)];

    [Theory]
    [MemberData(nameof(Services))]
    public void Bytes_are_those_of_the_platforms_serialiser(string service)
    {
        foreach (var form in Forms(service))
            Assert.Equal(JsonSerializer.Serialize(form, form.GetType(), WireJson.CreateOptions()), Written(form));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void What_is_shown_is_the_same_with_sensitive_values_masked(string service)
    {
        var masking = WireJson.CreateOptions();
        masking.Converters.Clear();

        foreach (var form in Forms(service))
            Assert.Equal(JsonSerializer.Serialize(form, form.GetType(), masking), FormWriter.Show(form));
    }

    [Fact]
    public void Form_without_a_member_is_an_empty_object() => Assert.Equal("{}", Written(new VmsQualificationForm()));

    [Fact]
    public void Empty_texts_and_lists_are_written_and_an_object_without_members_is_not() => Assert.Equal(
        """{"partner_entity_id":"","merchant_qualifications":[]}""",
        Written(new DouyinClassAuthForm { PartnerEntityId = "", Class = new DouyinClass(), Qualifications = [] }));

    [Fact]
    public void Elements_that_are_missing_keep_their_places() => Assert.Equal(
        """{"merchant_qualifications":[null,{"material_type":1,"material_paths":["a",null]}]}""",
        Written(new DouyinClassAuthForm { Qualifications = [null!, new DouyinMaterial { MaterialType = (MaterialType)1, MaterialPaths = ["a", null!] }] }));

    [Theory]
    [InlineData("钱二 𝒳 é")]
    [InlineData("a\"b\\c\r\n\t\u0001\u2028<>&+'")]
    public void Every_text_comes_back(string text)
    {
        var written = Written(new VmsQualificationForm { AdminInfo = new VmsAdminInfo { Name = new SensitiveText(text), ApprovalInstanceCode = text } });

        using var document = JsonDocument.Parse(written);
        var admin = document.RootElement.GetProperty("QualificationAdminInfoFormDO");
        Assert.Equal([text, text], admin.EnumerateObject().Select(member => member.Value.GetString()));
    }

    [Fact]
    public void Half_a_pair_of_surrogates_is_written_as_the_platforms_serialiser_does()
    {
        var form = new VmsQualificationForm { AdminInfo = new VmsAdminInfo { ApprovalInstanceCode = "a\ud800b" } };

        Assert.Equal(JsonSerializer.Serialize(form, WireJson.CreateOptions()), Written(form));
    }

    [Fact]
    public void Members_are_called_as_an_action_calls_them()
    {
        var form = new DouyinClassAuthForm { MerchantEntityId = "m", Class = new DouyinClass { FirstClass = 1 }, Partner = new DouyinPartner() };

        var written = FormWriter.Write(form, node => node.PropertyName == "Partner" ? null : JsonEncodedText.Encode("x_" + node.WireName));

        Assert.Equal("""{"x_merchant_entity_id":"m","x_class":{"first_class":1}}""", Encoding.UTF8.GetString(written));
    }

    [Fact]
    public void Form_after_one_that_could_not_be_written_is_whole()
    {
        var form = new DouyinClassAuthForm { MerchantEntityId = "m", Class = new DouyinClass { FirstClass = 1 } };
        Assert.Throws<InvalidTimeZoneException>(() => FormWriter.Write(form, node => node.PropertyName == "Class" ? throw new InvalidTimeZoneException() : node.EncodedName));

        Assert.Equal("""{"merchant_entity_id":"m","class":{"first_class":1}}""", Written(form));
    }

    private static IEnumerable<QualificationForm> Forms(string service) => service == "Vms"
        ? [SampleForms.Vms(), .. ServiceRegistry.Find(service)!.Examples.Rows.Select(row => row.Form)]
        : [SampleForms.Teacher(), SampleForms.Institution(), SampleForms.Partner(), .. ServiceRegistry.Find(service)!.Examples.Rows.Select(row => row.Form)];

    private static string Written(QualificationForm form) => Encoding.UTF8.GetString(FormWriter.Write(form));
}
