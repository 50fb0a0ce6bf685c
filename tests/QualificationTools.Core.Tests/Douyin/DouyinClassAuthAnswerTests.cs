using System.Text;
using FsCheck;
using FsCheck.Fluent;
using QualificationTools.Bulk;
using QualificationTools.Douyin;

namespace QualificationTools.Core.Tests.Douyin;

/// <summary>Whether what is on record is what the form submits.</summary>
public sealed class DouyinClassAuthAnswerTests
{
    [Fact]
    public void Class_that_is_not_on_record_was_not_applied() => Assert.Equal(Evidence.Absent, Compare("{\"class_auths\":[],\"err\":{\"err_code\":0}}"));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Same_papers_in_review_or_passed_were_applied(int status) => Assert.Equal(Evidence.Applied, Compare(OnRecord(status, "certification/resource/1")));

    [Fact]
    public void Same_papers_that_failed_may_be_the_ones_of_before() => Assert.Equal(Evidence.Undecided, Compare(OnRecord(3, "certification/resource/1")));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Other_papers_were_submitted_before(int status) => Assert.Equal(Evidence.Absent, Compare(OnRecord(status, "certification/resource/9")));

    [Fact]
    public void Record_of_another_class_tells_nothing_of_this_one() =>
        Assert.Equal(Evidence.Absent, Compare(OnRecord(1, "certification/resource/1").Replace("40600", "40700", StringComparison.Ordinal)));

    [Fact]
    public void Review_may_be_an_object() =>
        Assert.Equal(Evidence.Applied, Compare("{\"class_auths\":[{\"audit_qualification\":{\"audit_status\":1,\"material_paths\":[\"certification/resource/1\"]}}]}"));

    [Fact]
    public void Papers_beyond_those_of_the_row_may_be_an_earlier_larger_submission() =>
        Assert.Equal(Evidence.Undecided, Compare(OnRecord(1, "certification/resource/1", "certification/resource/2")));

    [Fact]
    public void Papers_that_lack_some_of_the_row_were_submitted_before()
    {
        var form = SampleForms.Teacher();
        form.Qualifications![0].MaterialPaths!.Add("certification/resource/2");

        Assert.Equal(Evidence.Absent, Compare(OnRecord(1, "certification/resource/1"), form));
    }

    [Fact]
    public void Papers_of_a_partner_are_its_cases()
    {
        const string Body = "{\"class_auths\":[{\"industry_class\":{\"first_class\":0,\"second_class\":0},\"partner\":{\"cooperation_cases\":[{\"material_paths\":[\"certification/resource/5\"]}]},\"audit_qualification\":[{\"audit_status\":1}]}]}";

        Assert.Equal(Evidence.Applied, Compare(Body, SampleForms.Partner()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"class_auths\":null}")]
    [InlineData("{\"class_auths\":{}}")]
    [InlineData("{\"class_auths\":[5]}")]
    [InlineData("<html>")]
    public void What_cannot_be_read_leaves_the_question_open(string body) => Assert.Equal(Evidence.Undecided, Compare(body));

    [Fact]
    public void Row_without_papers_cannot_be_told()
    {
        var form = SampleForms.Teacher();
        form.Qualifications = [];

        Assert.Equal(Evidence.Undecided, Compare(OnRecord(1), form));
    }

    [Fact]
    public void No_mutation_of_an_answer_throws() =>
        Prop.ForAll(MutatedBytes.Of(OnRecord(1, "certification/resource/1")), bytes => { DouyinClassAuthAnswer.Compare(bytes, SampleForms.Teacher(), Rivals.None); })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    private static Evidence Compare(string body, Rivals rivals = Rivals.None) => Compare(body, SampleForms.Teacher(), rivals);

    private static Evidence Compare(string body, DouyinClassAuthForm form, Rivals rivals = Rivals.None) =>
        DouyinClassAuthAnswer.Compare(Encoding.UTF8.GetBytes(body), form, rivals).Evidence;

    private static string OnRecord(int status, params string[] paths) =>
        "{\"class_auths\":[{\"industry_code\":10000,\"industry_class\":{\"first_class\":40000,\"second_class\":40600,\"third_class\":0},\"industry_role\":1,"
        + "\"online_qualification\":{},\"audit_qualification\":[{\"audit_status\":" + status + ",\"qualifications\":["
        + string.Join(',', paths.Select(path => "{\"material_type\":1003,\"material_paths\":[\"" + path + "\"]}"))
        + "]}]}],\"err\":{\"err_code\":0}}";
}
