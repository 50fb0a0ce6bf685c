using System.Text;
using FsCheck;
using FsCheck.Fluent;
using QualificationTools.Core.Tests.Forms;
using QualificationTools.Tables;
using QualificationTools.Douyin;
using QualificationTools.Forms;
using QualificationTools.Security;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Csv;

[Trait("Category", "Slow")]
public sealed class FormSheetTests : IDisposable
{
    private const string PhotosOfTheCompany =
        "LegalRepresentativeFrontIdPhotoFileCode,LegalRepresentativeBackIdPhotoFileCode,DocOfNumberApplyPhotoFileCode,CommitmentLetterOfNetAccessPhotoFileCode,"
        + "ThreeInOneBusinessLicensePhotoFileCode,BusinessLicensePhotoFileCode,CertificateOfOrganizationCodesPhotoFileCode,CertificateOfTaxationRegistrationPhotoFileCode";

    private const string PhotosOfTheAdmin = "AdminIdCardFrontPhotoFileCode,AdminIdCardBackPhotoFileCode,AdminIdCardPhotoWithPeopleFileCode";

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<HeaderSpelling> Spellings => [.. Enum.GetValues<HeaderSpelling>()];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Spellings))]
    public void Forms_of_the_voice_service_come_back_as_they_went(HeaderSpelling spelling) => CheckRoundTrip<VmsQualificationForm>(spelling);

    [Theory]
    [MemberData(nameof(Spellings))]
    public void Forms_of_the_open_platform_come_back_as_they_went(HeaderSpelling spelling) => CheckRoundTrip<DouyinClassAuthForm>(spelling);

    [Fact]
    public void File_has_a_mark_and_lines_that_spreadsheets_expect()
    {
        var bytes = File.ReadAllBytes(Write(HeaderSpelling.English, (SampleForms.Vms(), null)));

        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal(
            $"Reason,ToComplete,QualificationNo,{PhotosOfTheCompany},AdminName,AdminContactNumber,AdminIdCardNumber,{PhotosOfTheAdmin},Scenario1.SceneType\r\n,,QUA1,,,,,,,,,钱二,13900000001,110101199003070038,,,,1101\r\n",
            Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3));
    }

    [Fact]
    public void Notes_stand_first_in_the_spelling_of_the_header()
    {
        var form = SampleForms.Vms();
        form.Row.ToComplete = ["AdminIdCardFrontPhotoFileCode", "Scenario1.Description"];

        var lines = File.ReadAllLines(Write(HeaderSpelling.Chinese, (form, "照片不清晰")));

        Assert.StartsWith("驳回原因,待填列,资质编号,法定代表人身份证正面,", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(",管理员姓名,管理员联系电话,管理员身份证号,管理员身份证正面,管理员身份证反面,管理员手持身份证,场景1类型,场景1描述", lines[0], StringComparison.Ordinal);
        Assert.Equal("照片不清晰,管理员身份证正面;场景1描述,QUA1,,,,,,,,,钱二,13900000001,110101199003070038,,,,1101,", lines[1]);
    }

    [Fact]
    public void Missing_parts_have_their_columns_and_are_named()
    {
        var form = new VmsQualificationForm { MainInfo = new VmsMainInfo { QualificationNo = "QUA1" } };

        var lines = File.ReadAllLines(Write(HeaderSpelling.English, (form, "Admin is required.")));

        Assert.EndsWith(
            $",AdminName,AdminContactNumber,AdminIdCardNumber,{PhotosOfTheAdmin},AdminQualificationId,AdminApprovalInstanceCode,"
                + "Scenario1.SceneType,Scenario1.Description,Scenario1.ScenarioOfCalling,Scenario1.QualificationId,Scenario1.QualificationNo",
            lines[0], StringComparison.Ordinal);
        Assert.StartsWith("Admin is required.,AdminName;Scenario1.SceneType,QUA1,", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Institution_that_is_missing_has_its_columns_down_to_its_teachers_agreement()
    {
        var form = SampleForms.Institution();
        form.Institution = null;

        var lines = File.ReadAllLines(Write(HeaderSpelling.English, (form, null)));

        Assert.Contains(",Institution.RecordName,Institution.SceneType,", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(",Institution.Agreement.MaterialType,Institution.Agreement.ExpireTime,Institution.Agreement.MaterialPaths", lines[0], StringComparison.Ordinal);
        Assert.StartsWith(",Institution.RecordName;Institution.SceneType;Institution.SubjectType;Institution.Description;Institution.EmployeeName;", lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Spellings))]
    public void Notes_come_back(HeaderSpelling spelling)
    {
        var form = SampleForms.Vms();
        form.Row.ToComplete = ["AdminIdCardFrontPhotoFileCode", "Scenario1.Description"];

        var read = Assert.Single(Table.Forms<VmsQualificationForm>(Write(spelling, (form, "because"))));

        Assert.Equal("because", read.Row.Reason);
        Assert.Equal(form.Row.ToComplete, read.Row.ToComplete);
        Assert.Equal(2, read.Row.Line);
        Assert.Empty(read.Row.UnknownColumns);
    }

    [Fact]
    public void Masked_value_is_left_empty_and_is_to_be_filled()
    {
        var form = SampleForms.Vms();
        form.AdminInfo!.IdCardNumber = new SensitiveText(SensitiveText.Mask);

        var read = Assert.Single(Table.Forms<VmsQualificationForm>(Write(HeaderSpelling.English, (form, null))));

        Assert.Null(read.AdminInfo!.IdCardNumber);
        Assert.Equal(["AdminIdCardNumber"], read.Row.ToComplete);
        Assert.Empty(form.Row.ToComplete);
    }

    [Fact]
    public void Columns_stand_in_the_order_of_the_map_however_the_rows_come()
    {
        var scenes = SampleForms.Vms("QUA2");
        scenes.Scenarios = [new VmsScenario { SceneType = 1 }, new VmsScenario { Description = "d" }];
        var late = SampleForms.Vms("QUA3");
        late.MainInfo!.EnterpriseAddress = "a";

        var header = File.ReadAllLines(Write(HeaderSpelling.English, (scenes, null), (late, null)))[0];

        Assert.Equal(
            $"Reason,ToComplete,QualificationNo,EnterpriseAddress,{PhotosOfTheCompany},AdminName,AdminContactNumber,AdminIdCardNumber,{PhotosOfTheAdmin},Scenario1.SceneType,Scenario2.Description", header);
    }

    [Fact]
    public void Text_that_a_spreadsheet_would_run_is_guarded()
    {
        var form = SampleForms.Vms();
        form.MainInfo!.EnterpriseAddress = "=1+1";

        Assert.Contains(",'=1+1,", File.ReadAllText(Write(HeaderSpelling.English, (form, null))), StringComparison.Ordinal);
    }

    [Fact]
    public void Form_of_another_service_is_refused()
    {
        using var sheet = new FormSheet(_folder["x.csv"], HeaderSpelling.English, overwrite: false);
        sheet.Add(SampleForms.Vms(), null);

        Assert.Equal("CsvOtherService", Assert.Throws<CsvException>(() => sheet.Add(SampleForms.Teacher(), null)).Id);
    }

    [Fact]
    public void Nothing_is_left_where_it_was_not_completed()
    {
        using (var sheet = new FormSheet(_folder["x.csv"], HeaderSpelling.English, overwrite: false))
            sheet.Add(SampleForms.Vms(), null);

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void File_that_is_there_is_kept() =>
        Assert.Equal("CsvExists", Assert.Throws<CsvException>(() => new FormSheet(_folder.Write("x.csv", "kept"), HeaderSpelling.English, overwrite: false)).Id);

    [Fact]
    public void File_that_is_there_is_replaced_where_that_was_asked_for()
    {
        _folder.Write("x.csv", "old");

        Assert.DoesNotContain("old", File.ReadAllText(Write(HeaderSpelling.English, (SampleForms.Vms(), null))), StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_that_is_not_there_is_told() =>
        Assert.Equal(
            "CsvNotWritable",
            Assert.Throws<CsvException>(() => new FormSheet(Path.Combine(_folder["none"], "x.csv"), HeaderSpelling.English, overwrite: false)).Id);

    [Fact]
    public void Only_the_owner_may_read_the_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Write(HeaderSpelling.English, (SampleForms.Vms(), null))));
    }

    private void CheckRoundTrip<TForm>(HeaderSpelling spelling)
        where TForm : QualificationForm, new() =>
        Prop.ForAll(Gen.Choose(1, int.MaxValue).ArrayOf(4).ToArbitrary(), seeds =>
        {
            // A row without any cell is no row.
            var forms = seeds.Select(RandomForm.Make<TForm>).Where(form => FormCell.Of(form, spelling).Any()).ToArray();
            if (forms.Length == 0)
                return;

            var read = Table.Forms<TForm>(Write(spelling, [.. forms.Select(form => ((QualificationForm)form, (string?)null))]));

            Assert.Equal(forms.Select(WireBody.Of), read.Select(WireBody.Of));
            Assert.All(read, form => Assert.Empty(form.Row.ReadProblems));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    private string Write(HeaderSpelling spelling, params (QualificationForm Form, string? Reason)[] rows)
    {
        using var sheet = new FormSheet(_folder["x.csv"], spelling, overwrite: true);
        foreach (var (form, reason) in rows)
            sheet.Add(form, reason);
        sheet.Complete();
        return _folder["x.csv"];
    }
}
