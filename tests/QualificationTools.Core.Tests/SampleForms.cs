using QualificationTools.Douyin;
using QualificationTools.Security;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests;

/// <summary>Forms of made-up data that keep every rule.</summary>
internal static class SampleForms
{
    public static VmsQualificationForm Vms(string number = "QUA1") => new()
    {
        MainInfo = new VmsMainInfo { QualificationNo = number },
        AdminInfo = new VmsAdminInfo
        {
            Name = new SensitiveText("钱二"),
            ContactNumber = new SensitiveText("13900000001"),
            IdCardNumber = new SensitiveText("110101199003070038"),
        },
        Scenarios = [new VmsScenario { SceneType = 1101 }],
    };

    public static DouyinClassAuthForm Teacher() => new()
    {
        PartnerEntityId = "E_1",
        MerchantEntityId = "I_1",
        IndustryCode = 10000,
        Class = new DouyinClass { FirstClass = 40000, SecondClass = 40600, ThirdClass = 0 },
        IndustryRole = IndustryRole.Teacher,
        Qualifications = [Material(MaterialType.TeacherQualification, "certification/resource/1")],
    };

    public static DouyinClassAuthForm Institution() => new()
    {
        PartnerEntityId = "",
        MerchantEntityId = "I_1",
        IndustryCode = 10000,
        Class = new DouyinClass { FirstClass = 40000, SecondClass = 40600, ThirdClass = 0 },
        IndustryRole = IndustryRole.Institution,
        Qualifications = [Material(MaterialType.TeacherQualification, "certification/resource/1")],
        Institution = new DouyinInstitution
        {
            RecordName = "示例合作优先公司",
            SceneType = "线上机构",
            SubjectType = "企业工商户",
            Description = "教授少儿编程的机构",
            Employee = new DouyinEmployee
            {
                Material = new DouyinEmployeeMaterial
                {
                    Name = new SensitiveText("孙三"),
                    IdNumber = new SensitiveText("110101199003070070"),
                    ExpireTime = "长期有效",
                    FrontPath = "certification/resource/2",
                    BackPath = "certification/resource/3",
                },
                Agreement = Material(MaterialType.TeacherAndInstitutionProtocol, "certification/resource/4"),
            },
        },
    };

    public static DouyinClassAuthForm Partner() => new()
    {
        PartnerEntityId = "E_1",
        IndustryCode = 10000,
        Class = new DouyinClass { FirstClass = 0, SecondClass = 0, ThirdClass = 0 },
        IndustryRole = IndustryRole.Partner,
        Partner = new DouyinPartner
        {
            CompanyType = "个体工商户",
            CompanyAddress = "上海市示例区示例路2号",
            CooperationCases = [Material(MaterialType.CooperationCase, "certification/resource/5")],
        },
    };

    public static DouyinMaterial Material(MaterialType type, params string[] paths) =>
        new() { MaterialType = type, ExpireTime = "长期有效", MaterialPaths = [.. paths] };
}
