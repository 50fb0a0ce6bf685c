namespace QualificationTools.Core.Tests;

/// <summary>The made-up request bodies and the known answers beside the tests.</summary>
internal static class SampleFiles
{
    public const string VmsUpdate = "vms-update.json";
    public const string DouyinTeacher = "douyin-teacher.json";
    public const string DouyinInstitution = "douyin-institution.json";
    public const string DouyinPartner = "douyin-partner.json";

    public static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", name));
}
