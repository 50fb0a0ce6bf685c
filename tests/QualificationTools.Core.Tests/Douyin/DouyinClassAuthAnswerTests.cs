using System.Text;
using FsCheck;
using FsCheck.Fluent;
using QualificationTools.Bulk;
using QualificationTools.Core.Tests.Forms;
using QualificationTools.Douyin;
using QualificationTools.Journal;

namespace QualificationTools.Core.Tests.Douyin;

/// <summary>Whether what is on record is what the form submits, member by member and in both blocks.</summary>
public sealed class DouyinClassAuthAnswerTests
{
    private const string Class = "\"industry_code\":10000,\"industry_class\":{\"first_class\":40000,\"second_class\":40600,\"third_class\":0},\"industry_role\":1";

    [Fact]
    public void Class_that_is_not_on_record_is_not_there_yet() => Assert.Equal(Evidence.Absent, Compare("{\"class_auths\":[],\"err\":{\"err_code\":0}}"));

    [Theory]
    [InlineData(1, "Applied")]
    [InlineData(2, "Applied")]
    [InlineData(3, "Undecided")]
    public void Same_papers_were_applied_unless_they_failed_which_they_may_have_before(int status, string expected) =>
        Assert.Equal(Enum.Parse<Evidence>(expected), Compare(Audit(status, Paper("certification/resource/1"))));

    [Fact]
    public void Review_that_has_passed_stands_in_force() =>
        Assert.Equal(Evidence.Applied, Compare(Record("{}", Review(2, Paper("certification/resource/1")))));

    [Fact]
    public void What_is_in_force_does_not_count_where_something_else_is_under_review() =>
        Assert.Equal(Evidence.Absent, Compare(Record(Review(1, Paper("certification/resource/9")), Review(2, Paper("certification/resource/1")))));

    [Theory]
    [InlineData("certification/resource/9", "1001", "长期有效")]
    [InlineData("certification/resource/1", "1002", "长期有效")]
    [InlineData("certification/resource/1", "1001", "2030-01-01")]
    public void Papers_that_differ_in_any_member_are_not_the_rows(string path, string type, string expiry) =>
        Assert.Equal(Evidence.Absent, Compare(Audit(1, Paper(path, type, expiry))));

    [Fact]
    public void Papers_beyond_those_of_the_row_are_another_submission() =>
        Assert.Equal(Evidence.Absent, Compare(Audit(1, Paper("certification/resource/1"), Paper("certification/resource/2"))));

    [Fact]
    public void Member_that_is_not_shown_decides_nothing() =>
        Assert.Equal(Evidence.Undecided, Compare(Audit(1, "{\"material_type\":1001,\"material_paths\":[\"certification/resource/1\"]}")));

    [Fact]
    public void Ids_may_be_texts_and_reviews_lists()
    {
        var body = Audit(1, Paper("certification/resource/1")).Replace("40000", "\"40000\"", StringComparison.Ordinal).Replace("40600", "\"40600\"", StringComparison.Ordinal)
            .Replace("1001", "\"1001\"", StringComparison.Ordinal).Replace("\"audit_status\":1", "\"audit_status\":\"1\"", StringComparison.Ordinal);

        Assert.Equal(Evidence.Applied, Compare(body));
        Assert.Equal(Evidence.Applied, Compare(Record("[" + Review(1, Paper("certification/resource/1")) + "]", "[]")));
    }

    [Fact]
    public void Record_of_another_class_tells_nothing_of_this_one() =>
        Assert.Equal(Evidence.Absent, Compare(Audit(1, Paper("certification/resource/1")).Replace("40600", "40700", StringComparison.Ordinal)));

    [Fact]
    public void Another_row_of_the_same_content_may_have_submitted_it() =>
        Assert.Equal(Evidence.Undecided, Compare(Audit(1, Paper("certification/resource/1")), SampleForms.Teacher(), Rivals.Possible));

    [Theory]
    [InlineData("孙三", "110101199003070070", "教授少儿编程的机构", "Applied")]
    [InlineData("孙四", "110101199003070070", "教授少儿编程的机构", "Absent")]
    [InlineData("孙三", "110101199003070071", "教授少儿编程的机构", "Absent")]
    [InlineData("孙三", "110101199003070070", "教授少儿围棋的机构", "Absent")]
    [InlineData("孙三", "1101**********0070", "教授少儿编程的机构", "Undecided")]
    [InlineData("孙三", "4401**********0070", "教授少儿编程的机构", "Absent")]
    [InlineData("", "110101199003070070", "教授少儿编程的机构", "Undecided")]
    public void Every_member_of_an_institution_counts(string name, string number, string description, string expected)
    {
        var form = SampleForms.Institution();
        var institution = WireBody.Of(form);
        institution = institution[(institution.IndexOf("\"institution\":", StringComparison.Ordinal) + "\"institution\":".Length)..^1]
            .Replace("孙三", name, StringComparison.Ordinal).Replace("110101199003070070", number, StringComparison.Ordinal).Replace("教授少儿编程的机构", description, StringComparison.Ordinal);
        var body = Audit(1, Paper("certification/resource/1")).Replace("\"online_qualification\"", "\"institution\":" + institution + ",\"online_qualification\"", StringComparison.Ordinal);

        Assert.Equal(Enum.Parse<Evidence>(expected), Compare(body, form));
    }

    [Fact]
    public void Papers_of_a_partner_are_its_cases()
    {
        var partner = WireBody.Of(SampleForms.Partner());
        partner = partner[(partner.IndexOf("\"partner\":", StringComparison.Ordinal) + "\"partner\":".Length)..^1];
        var body = "{\"class_auths\":[{\"industry_class\":{\"first_class\":0,\"second_class\":0},\"partner\":" + partner + ",\"audit_qualification\":[{\"audit_status\":1}]}]}";

        Assert.Equal(Evidence.Applied, Compare(body, SampleForms.Partner()));
        Assert.Equal(Evidence.Absent, Compare(body.Replace("resource/5", "resource/6", StringComparison.Ordinal), SampleForms.Partner()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"class_auths\":null}")]
    [InlineData("{\"class_auths\":{}}")]
    [InlineData("{\"class_auths\":[5]}")]
    [InlineData("{\"class_auths\":[{}]}")]
    [InlineData("<html>")]
    public void What_cannot_be_read_leaves_the_question_open(string body) => Assert.Equal(Evidence.Undecided, Compare(body));

    [Fact]
    public void Row_without_papers_cannot_be_told()
    {
        var form = SampleForms.Teacher();
        form.Qualifications = [];

        Assert.Equal(Evidence.Undecided, Compare(Audit(1), form));
    }

    [Fact]
    public void Sighting_says_what_the_service_shows()
    {
        using var english = InCulture.English();

        var sighting = DouyinClassAuthAnswer.Compare(Encoding.UTF8.GetBytes(Audit(3, Paper("certification/resource/1"))), SampleForms.Teacher(), Rivals.None);

        Assert.Equal("The service shows a review that is Failed, and - in force.", sighting.Shows);
    }

    [Fact]
    public void No_mutation_of_an_answer_throws() =>
        Prop.ForAll(MutatedBytes.Of(Audit(1, Paper("certification/resource/1"))), bytes => { DouyinClassAuthAnswer.Compare(bytes, SampleForms.Teacher(), Rivals.None); })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    private static Evidence Compare(string body) => Compare(body, SampleForms.Teacher());

    private static Evidence Compare(string body, DouyinClassAuthForm form, Rivals rivals = Rivals.None) =>
        DouyinClassAuthAnswer.Compare(Encoding.UTF8.GetBytes(body), form, rivals).Evidence;

    private static string Paper(string path, string type = "1001", string expiry = "长期有效") =>
        "{\"material_type\":" + type + ",\"material_expiretime\":\"" + expiry + "\",\"material_paths\":[\"" + path + "\"]}";

    private static string Review(int status, params string[] papers) => "{\"audit_status\":" + status + ",\"qualifications\":[" + string.Join(',', papers) + "]}";

    private static string Audit(int status, params string[] papers) => Record(Review(status, papers), "{}");

    private static string Record(string audit, string online) =>
        "{\"class_auths\":[{" + Class + ",\"online_qualification\":" + online + ",\"audit_qualification\":" + audit + "}],\"err\":{\"err_code\":0}}";
}
