namespace QualificationTools.Emulator.Douyin;

/// <summary>Represents a class of the tree. Names and numbers are the published ones; the hints are made up.</summary>
internal sealed record ProductClass(int First, string FirstName, int Second, string SecondName)
{
    /// <summary>The address of the rules.</summary>
    public const string Document = "https://example.com/class-rules";

    /// <summary>Gets the tree.</summary>
    public static IReadOnlyList<ProductClass> Tree { get; } =
    [
        new(10000, "少儿成长", 10100, "家长教育")
        {
            Definition = "面向家长的课程",
            Education = "教育学或心理学专业学历",
            Certification = "与家庭教育相关的职业证书",
            Tip = "至少提供一项：专业性学历、专业认证",
            SpecialTip = "受众为家长",
        },
        new(10000, "少儿成长", 10300, "少儿编程")
        {
            Definition = "编程启蒙课程",
            Education = "计算机相关专业学历",
            Certification = "编程竞赛获奖证书",
            Tip = "至少提供一项：教师资格证、专业性学历、专业认证",
            SpecialTip = "另需无犯罪记录证明",
            TeacherCertificate = "信息技术教师资格证",
        },
        new(10000, "少儿成长", 10400, "儿童兴趣") { Definition = "兴趣培养课程", Tip = "至少提供一项：专业认证" },
        new(30000, "语言培训", 30100, "英语")
        {
            Definition = "英语学习课程",
            Certification = "英语等级证书",
            Tip = "至少提供一项：教师资格证、专业认证",
            TeacherCertificate = "英语教师资格证",
        },
        new(30000, "语言培训", 30200, "汉语学习") { Definition = "汉语学习课程", Tip = "至少提供一项：教师资格证、专业认证" },
    ];

    /// <summary>Gets what belongs to the class.</summary>
    public string Definition { get; init; } = "";

    /// <summary>Gets the accepted degrees.</summary>
    public string Education { get; init; } = "";

    /// <summary>Gets the accepted professional certificates.</summary>
    public string Certification { get; init; } = "";

    /// <summary>Gets the materials that the class requires.</summary>
    public string Tip { get; init; } = "";

    /// <summary>Gets further hints.</summary>
    public string SpecialTip { get; init; } = "";

    /// <summary>Gets the accepted teacher's certificates.</summary>
    public string TeacherCertificate { get; init; } = "";
}
