using System.Text.Json;

namespace QualificationTools.Emulator.Douyin;

/// <summary>Checks the partner block, which role 3 requires.</summary>
internal static class PartnerRules
{
    private const string Path = "partner.";

    public static DouyinProblem? Check(JsonElement body)
    {
        if (body.Member("partner") is not { } partner)
            return DouyinProblem.Missing("partner");
        if (partner.ValueKind != JsonValueKind.Object)
            return new(60117, "partner must be an object");
        return TextRules.RequireOneOf(partner, Path, "company_type", "企业工商户", "个体工商户", 60111)
            ?? TextRules.RequireWeight(partner, Path, "company_addr", 1, int.MaxValue, 60118)
            ?? MaterialRules.CheckList(partner, Path, "cooperation_cases", 60122);
    }
}
