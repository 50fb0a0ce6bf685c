using QualificationTools.Forms;
using QualificationTools.Security;

namespace QualificationTools.Douyin;

/// <summary>
/// Made-up rows of the open platform, one for each role. Their long numbers end in a letter, which a spreadsheet leaves
/// alone.
/// </summary>
internal sealed class DouyinExamples : FormExamples
{
    private const string Entity = "E_0000000000000000001";
    private const string Merchant = "I_0000000000000000002";

    /// <inheritdoc/>
    /// <remarks>By the name in either language, or by the number, as in a cell.</remarks>
    public override string? FindRole(string text) =>
        ScalarValue.TryConvert(text, typeof(IndustryRole), out var role) && Enum.IsDefined((IndustryRole)role!)
            ? role.ToString()
            : null;

    /// <inheritdoc/>
    public override IReadOnlyList<ExampleRow> Rows =>
    [
        new(nameof(IndustryRole.Teacher), new DouyinClassAuthForm
        {
            PartnerEntityId = Entity,
            MerchantEntityId = Merchant,
            IndustryCode = 10000,
            Class = new DouyinClass { FirstClass = 10000, SecondClass = 10300, ThirdClass = 0 },
            IndustryRole = IndustryRole.Teacher,
            Qualifications = [Material(MaterialType.TeacherQualification, "teacher")],
        }),
        new(nameof(IndustryRole.Institution), new DouyinClassAuthForm
        {
            PartnerEntityId = Entity,
            MerchantEntityId = Merchant,
            IndustryCode = 10000,
            Class = new DouyinClass { FirstClass = 10000, SecondClass = 10300, ThirdClass = 0 },
            IndustryRole = IndustryRole.Institution,
            Qualifications = [Material(MaterialType.InstitutionSpecialCertificate, "class")],
            Institution = new DouyinInstitution
            {
                RecordName = "示例教育科技有限公司",
                SceneType = "线上机构",
                SubjectType = "企业工商户",
                LogoUri = Path("logo"),
                TrademarkUri = Path("trademark"),
                Description = "示例：面向少儿的编程课程",
                Employee = new DouyinEmployee
                {
                    Material = new DouyinEmployeeMaterial
                    {
                        Name = new SensitiveText("示例丙"),
                        IdNumber = new SensitiveText("11010119900307002X"),
                        ExpireTime = "长期有效",
                        FrontPath = Path("front"),
                        BackPath = Path("back"),
                    },
                    Agreement = Material(MaterialType.TeacherAndInstitutionProtocol, "agreement"),
                },
            },
        }),
        new(nameof(IndustryRole.Partner), new DouyinClassAuthForm
        {
            PartnerEntityId = Entity,
            IndustryCode = 10000,
            Class = new DouyinClass { FirstClass = 0, SecondClass = 0, ThirdClass = 0 },
            IndustryRole = IndustryRole.Partner,
            Partner = new DouyinPartner
            {
                CompanyType = "企业工商户",
                CompanyAddress = "示例市示例区示例路2号",
                CooperationCases = [Material(MaterialType.CooperationCase, "case")],
            },
        }),
    ];

    private static DouyinMaterial Material(MaterialType type, string name) =>
        new() { MaterialType = type, ExpireTime = "长期有效", MaterialPaths = [Path(name)] };

    private static string Path(string name) => "certification/resource/example-" + name;
}
