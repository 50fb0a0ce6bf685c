using QualificationTools.Bulk;
using QualificationTools.Douyin;
using QualificationTools.Files;
using QualificationTools.Forms;
using QualificationTools.Rules;

namespace QualificationTools.Core.Tests.Files;

public sealed class RowFilesTests : IDisposable
{
    private readonly SamplePhotos _photos = new();

    public RowFilesTests() => _photos.Write("a.png", SamplePhotos.Png());

    public void Dispose() => _photos.Dispose();

    [Fact]
    public void Row_without_files_has_none() => Assert.Empty(Check(SampleForms.Institution())!.Files);

    [Fact]
    public void Every_photo_of_the_voice_service_has_its_type()
    {
        var form = SampleForms.Vms();
        foreach (var (owner, node) in FileNodes(form.MainInfo!).Concat(FileNodes(form.AdminInfo!)))
            node.Set(owner, "./a.png");

        var kinds = Check(form)!.Files.Select(file => $"{file.Place.Node.PropertyName} {file.Kind.Name}");

        Assert.Equal(
            [
                "LegalRepresentativeFrontIdPhotoFileCode LegalRepresentativeFrontIDPhoto",
                "LegalRepresentativeBackIdPhotoFileCode LegalRepresentativeBackIDPhoto",
                "DocOfNumberApplyPhotoFileCode DocOfNumberApplyPhoto",
                "CommitmentLetterOfNetAccessPhotoFileCode CommitmentLetterOfNetAccessPhoto",
                "ThreeInOneBusinessLicensePhotoFileCode ThreeInOneBusinessLicensePhoto",
                "BusinessLicensePhotoFileCode BusinessLicensePhoto",
                "CertificateOfOrganizationCodesPhotoFileCode CertificateOfOrganizationCodesPhoto",
                "CertificateOfTaxationRegistrationPhotoFileCode CertificateOfTaxationRegistrationPhoto",
                "IdCardFrontPhotoFileCode IdCardFrontPhoto",
                "IdCardBackPhotoFileCode IdCardBackPhoto",
                "IdCardPhotoWithPeopleFileCode IdCardPhotoWithPeople",
            ],
            kinds);
    }

    [Fact]
    public void Every_material_has_its_kind()
    {
        var form = SampleForms.Institution();
        form.Qualifications![0].MaterialPaths = ["certification/resource/1", "./a.png"];
        (form.Institution!.LogoUri, form.Institution.TrademarkUri) = ("./a.png", "./a.png");
        var employee = form.Institution.Employee!;
        (employee.Material!.FrontPath, employee.Material.BackPath) = ("./a.png", "./a.png");
        employee.Agreement!.MaterialPaths = ["./a.png"];

        Assert.Equal(["1 1001", "0 1008", "0 1009", "0 1000", "0 1000", "0 1005"], Check(form)!.Files.Select(file => $"{file.Place.Index} {file.Kind.Name}"));
    }

    [Fact]
    public void Problem_names_the_column_and_the_file_without_what_is_personal_in_its_row()
    {
        using var _ = InCulture.English();
        var form = SampleForms.Institution();
        form.Institution!.Employee!.Material!.Name = new QualificationTools.Security.SensitiveText("李四");
        form.Qualifications!.Add(SampleForms.Material(MaterialType.TeacherQualification, "certification/resource/2", "./photos/李四1.png"));

        var files = Check(form)!;

        var problem = Assert.Single(files.Problems);
        Assert.Equal(
            ("FileNotFound", Severity.Error, "merchant_qualifications[1].material_paths[1]", "Qualification2.MaterialPaths", false),
            (problem.RuleId, problem.Severity, problem.Member, problem.Column, files.CanBeSent));
        Assert.StartsWith("Qualification2.MaterialPaths: there is no file ./photos/***1.png in ", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData((MaterialType)1099)]
    public void Material_without_a_known_kind_cannot_be_sent(MaterialType? type)
    {
        var form = SampleForms.Teacher();
        form.Qualifications![0].MaterialType = type;
        form.Qualifications[0].MaterialPaths = ["./a.png"];

        var files = Check(form)!;

        Assert.Equal(("FileKindUnknown", false), (Assert.Single(files.Problems).RuleId, files.CanBeSent));
    }

    [Fact]
    public void Bare_name_of_a_file_that_is_there_is_not_sent_as_a_code()
    {
        var form = SampleForms.Vms();
        (form.AdminInfo!.IdCardFrontPhotoFileCode, form.AdminInfo.IdCardBackPhotoFileCode) = ("a.png", "21000IdCardBackPhoto.png");

        var files = Check(form)!;

        Assert.Empty(files.Files);
        Assert.Equal(("BareFileName", Severity.Error), (Assert.Single(files.Problems).RuleId, files.Problems[0].Severity));
    }

    [Fact]
    public void Submitted_form_has_codes_and_the_callers_keeps_its_paths()
    {
        var form = SampleForms.Institution();
        form.Qualifications![0].MaterialPaths = ["certification/resource/1", "./a.png"];
        form.Institution!.LogoUri = "./a.png";

        var submitted = Check(form)!.Submit(form, file => "code" + file.Kind.Name);

        Assert.Equal(["certification/resource/1", "code1001"], submitted.Qualifications![0].MaterialPaths!);
        Assert.Equal(("code1008", "./a.png", "./a.png"), (submitted.Institution!.LogoUri, form.Institution.LogoUri, form.Qualifications[0].MaterialPaths![1]));
    }

    [Fact]
    public void Copy_is_equal_and_shares_nothing()
    {
        var form = SampleForms.Institution();

        var copy = FormCopy.Make(form);
        copy.Institution!.Employee!.Agreement!.MaterialPaths!.Add("x");
        copy.Qualifications!.Clear();

        Assert.Single(form.Qualifications!);
        Assert.Single(form.Institution!.Employee!.Agreement!.MaterialPaths!);
        Assert.Equal(FormWriter.Write(form), FormWriter.Write(FormCopy.Make(form)));
    }

    private static IEnumerable<(object Owner, FormNode Node)> FileNodes(object owner) => FormMap.For(owner.GetType()).FileNodes.Select(node => (owner, node));

    private RowFiles? Check(QualificationForm form, bool strict = false) =>
        RowFiles.Check(form, new FileInspector(new LocalFolder(_photos.Folder), ignoreLimits: false), strict);
}
