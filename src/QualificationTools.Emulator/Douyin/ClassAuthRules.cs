using System.Text.Json;

namespace QualificationTools.Emulator.Douyin;

/// <summary>Checks a class authentication as the platform does before it looks at any record.</summary>
internal static class ClassAuthRules
{
    public const int Teacher = 1;
    public const int Institution = 2;
    public const int Partner = 3;

    /// <summary>Returns the problem, or null.</summary>
    /// <param name="body">The request's body.</param>
    /// <param name="classMember"><c>class</c> when updating, <c>industry_class</c> when adding.</param>
    /// <param name="now">The platform's time.</param>
    public static DouyinProblem? Check(JsonElement body, string classMember, DateTimeOffset now) =>
        CheckIds(body)
        ?? CheckRole(body)
        ?? CheckClass(body, classMember)
        ?? CheckRoleParts(body, now);

    private static DouyinProblem? CheckIds(JsonElement body)
    {
        foreach (var name in (ReadOnlySpan<string>)["partner_entity_id", "merchant_entity_id"])
            if (body.Member(name) is { ValueKind: not JsonValueKind.String })
                return DouyinProblem.Illegal(name, "must be a string");
        return null;
    }

    private static DouyinProblem? CheckRole(JsonElement body)
    {
        if (body.Member("industry_code") is null)
            return DouyinProblem.Missing("industry_code");
        if (body.Int("industry_code") != 10000)
            return DouyinProblem.Illegal("industry_code", "must be 10000");
        if (body.Member("industry_role") is null)
            return DouyinProblem.Missing("industry_role");
        if (body.Int("industry_role") is not (Teacher or Institution or Partner))
            return new(60106, "industry_role must be 1, 2 or 3");
        if (body.Int("industry_role") == Partner)
            return
                string.IsNullOrEmpty(body.Text("merchant_entity_id"))
                && string.IsNullOrEmpty(body.Text("partner_entity_id"))
                ? DouyinProblem.Missing("partner_entity_id")
                : null;
        return body.Text("merchant_entity_id") switch
        {
            null => DouyinProblem.Missing("merchant_entity_id"),
            "" => new(60033, "merchant_entity_id is empty"),
            _ => null,
        };
    }

    private static DouyinProblem? CheckClass(JsonElement body, string name)
    {
        if (body.Member(name) is not { } json)
        {
            var other = name == "class" ? "industry_class" : "class";
            return body.Member(other) is null
                ? DouyinProblem.Missing(name)
                : new(60107, $"the class must be sent as {name}, not as {other}");
        }
        if (json.ValueKind != JsonValueKind.Object)
            return DouyinProblem.Illegal(name, "must be an object");
        foreach (var level in (ReadOnlySpan<string>)["first_class", "second_class", "third_class"])
            if (json.Int(level) is not >= 0)
                return new(60107, $"{name}.{level} must be an integer of 0 or more");
        return null;
    }

    private static DouyinProblem? CheckRoleParts(JsonElement body, DateTimeOffset now) =>
        body.Int("industry_role") switch
        {
            Teacher => MaterialRules.CheckList(body, "", "merchant_qualifications", 60121),
            Institution => MaterialRules.CheckList(body, "", "merchant_qualifications", 60130)
                ?? InstitutionRules.Check(body, now),
            _ => PartnerRules.Check(body),
        };
}
