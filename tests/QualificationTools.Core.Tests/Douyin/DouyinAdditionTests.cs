using System.Text;
using QualificationTools.Core.Tests.Forms;
using QualificationTools.Douyin;
using QualificationTools.Rules;

namespace QualificationTools.Core.Tests.Douyin;

/// <summary>add_class_auth: the update with the class's other name, and without a partner.</summary>
public sealed class DouyinAdditionTests
{
    private static readonly DouyinAddition Addition = new(null!);

    [Fact]
    public void Body_is_that_of_the_update_with_the_classs_other_name() =>
        Assert.Equal(
            WireBody.Of(SampleForms.Institution()).Replace("\"class\":", "\"industry_class\":", StringComparison.Ordinal),
            Encoding.UTF8.GetString(Addition.Serialize(SampleForms.Institution())));

    [Fact]
    public void Usual_values_are_sent_where_nothing_is_said() =>
        Assert.Equal(
            "{\"partner_entity_id\":\"\",\"industry_code\":10000,\"industry_class\":{\"first_class\":30000,\"second_class\":30100,\"third_class\":0},\"industry_role\":2}",
            Encoding.UTF8.GetString(Addition.Serialize(new DouyinClassAuthForm { IndustryRole = IndustryRole.Institution, Class = new DouyinClass { FirstClass = 30000, SecondClass = 30100 } })));

    [Fact]
    public void Partner_is_never_sent()
    {
        var form = SampleForms.Teacher();
        form.Partner = SampleForms.Partner().Partner;

        Assert.DoesNotContain("\"partner\"", Encoding.UTF8.GetString(Addition.Serialize(form)), StringComparison.Ordinal);
    }

    [Fact]
    public void Body_is_shown_masked()
    {
        var shown = Addition.Show(SampleForms.Institution());

        Assert.Contains("\"industry_class\":", shown, StringComparison.Ordinal);
        Assert.Contains("\"id_number\":\"***\"", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("孙三", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_are_new_to_the_service() => Assert.Equal((true, "add_class_auth"), (Addition.IsNew, Addition.Action));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Teachers_and_institutions_keep_the_rules_of_the_update(bool isNew)
    {
        Assert.Empty(Check(SampleForms.Teacher(), isNew));
        Assert.Empty(Check(SampleForms.Institution(), isNew));
    }

    [Fact]
    public void Partner_cannot_be_added() =>
        Assert.Equal([("PartnerNotAdded", "industry_role"), ("PartnerNotAdded", "partner")], Check(SampleForms.Partner(), isNew: true));

    [Fact]
    public void Partner_without_its_block_is_told_only_that_it_cannot_be_added()
    {
        var form = SampleForms.Partner();
        form.Partner = null;

        Assert.Equal([("PartnerNotAdded", "industry_role")], Check(form, isNew: true));
    }

    [Fact]
    public void Partner_may_be_updated() => Assert.Empty(Check(SampleForms.Partner(), isNew: false));

    private static IEnumerable<(string, string)> Check(DouyinClassAuthForm form, bool isNew) =>
        RuleEngine.Check(form, new DateOnly(2026, 3, 2), isNew: isNew).Select(problem => (problem.RuleId, problem.Member));
}
