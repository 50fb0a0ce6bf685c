using System.Collections;
using System.Management.Automation;
using QualificationTools.Binding;
using QualificationTools.Vms;

namespace QualificationTools.Cmdlets.Tests.InProcess;

public sealed class FormTransformationAttributeTests
{
    private readonly FormTransformationAttribute<VmsQualificationForm> _transformation = new();

    [Fact]
    public void A_hashtable_becomes_one_form() =>
        Assert.Equal("QUA1", Assert.Single(Transform(new Hashtable { ["QualificationNo"] = "QUA1" })).Key);

    [Fact]
    public void A_custom_object_becomes_one_form()
    {
        var row = new PSObject();
        row.Properties.Add(new PSNoteProperty("资质编号", "QUA1"));

        Assert.Equal("QUA1", Assert.Single(Transform(row)).Key);
    }

    [Fact]
    public void A_list_becomes_a_form_for_each_element() =>
        Assert.Equal(["QUA1", "QUA2"], Transform(new object[] { "{\"QualificationNo\":\"QUA1\"}", new Hashtable { ["QualificationNo"] = "QUA2" } }).Select(form => form.Key));

    [Fact]
    public void A_form_passes_as_it_is()
    {
        var form = new VmsQualificationForm();

        Assert.Same(form, Assert.Single(Transform(PSObject.AsPSObject(form))));
    }

    [Fact]
    public void A_result_gives_its_input()
    {
        var form = new VmsQualificationForm();

        Assert.Same(form, Assert.Single(Transform(new VmsQualificationResult { Input = form })));
    }

    [Fact]
    public void Null_becomes_a_form_that_says_so() =>
        Assert.Equal("NullInput", Assert.Single(Assert.Single(Transform(null)).Row.ReadProblems).Problem.RuleId);

    private VmsQualificationForm[] Transform(object? input) => (VmsQualificationForm[])_transformation.Transform(null!, input!);
}
