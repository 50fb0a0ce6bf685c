using System.Text.Json;

namespace QualificationTools.Emulator.Douyin;

/// <summary>Checks the institution block, which role 2 requires.</summary>
internal static class InstitutionRules
{
    private const string Path = "institution.";
    private const string EmployeePath = "institution.employee.";
    private const string IdCardPath = "institution.employee.employee_material.";

    public static DouyinProblem? Check(JsonElement body, DateTimeOffset now)
    {
        if (body.Member("institution") is not { } institution)
            return DouyinProblem.Missing("institution");
        if (institution.ValueKind != JsonValueKind.Object)
            return new(60109, "institution must be an object");
        return TextRules.RequireWeight(institution, Path, "record_name", 4, 1000, 60110)
            ?? TextRules.RequireOneOf(institution, Path, "scene_type", "线上机构", "线下机构", 60128)
            ?? TextRules.RequireOneOf(institution, Path, "subject_type", "企业工商户", "个体工商户", 60111)
            ?? CheckOptionalText(institution, "logo_uri")
            ?? CheckOptionalText(institution, "trademark_uri")
            ?? TextRules.RequireWeight(institution, Path, "desc", 12, 200, 60133)
            ?? CheckEmployee(institution, now);
    }

    private static DouyinProblem? CheckOptionalText(JsonElement institution, string name) =>
        institution.Member(name) is { ValueKind: not JsonValueKind.String }
            ? DouyinProblem.Illegal(Path + name, "must be a string")
            : null;

    private static DouyinProblem? CheckEmployee(JsonElement institution, DateTimeOffset now)
    {
        if (institution.Member("employee") is not { } employee)
            return DouyinProblem.Missing(Path + "employee");
        if (employee.ValueKind != JsonValueKind.Object)
            return DouyinProblem.Illegal(Path + "employee", "must be an object");
        if (employee.Member("employee_material") is not { } card)
            return new(60124, $"{EmployeePath}employee_material is missing");
        if (card.ValueKind != JsonValueKind.Object)
            return DouyinProblem.Illegal(EmployeePath + "employee_material", "must be an object");
        if (CheckIdCard(card, now) is { } problem)
            return problem;
        return employee.Member("cooperation_agreement") is { } agreement
            ? MaterialRules.Check(agreement, EmployeePath + "cooperation_agreement")
            : new(60120, $"{EmployeePath}cooperation_agreement is missing");
    }

    private static DouyinProblem? CheckIdCard(JsonElement card, DateTimeOffset now) =>
        TextRules.RequireWeight(card, IdCardPath, "name", 2, 30, 60113)
        ?? TextRules.RequireWeight(card, IdCardPath, "id_number", 1, int.MaxValue, 60112)
        ?? CheckExpiry(card, now)
        ?? CheckPhoto(card, "front_path")
        ?? CheckPhoto(card, "back_path");

    private static DouyinProblem? CheckExpiry(JsonElement card, DateTimeOffset now)
    {
        if (TextRules.Require(card, IdCardPath, "expire_time", out var text) is { } problem)
            return problem;
        if (!MaterialRules.IsExpiry(text, out var date))
            return new(60132, $"{IdCardPath}expire_time must be a date like 2034-01-09, or 长期有效");
        // The day ends by Beijing time.
        return date < DateOnly.FromDateTime(now.ToOffset(TimeSpan.FromHours(8)).DateTime)
            ? new(60115, $"{IdCardPath}expire_time is in the past")
            : null;
    }

    private static DouyinProblem? CheckPhoto(JsonElement card, string name)
    {
        if (card.Member(name) is null)
            return new(60124, $"{IdCardPath}{name} is missing");
        return string.IsNullOrEmpty(card.Text(name)) ? new(60114, $"{IdCardPath}{name} must be a path") : null;
    }
}
