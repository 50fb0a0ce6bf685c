using System.Globalization;
using System.Text.Json;

namespace QualificationTools.Emulator.Douyin;

/// <summary>Checks materials: a type, an expiry date and at least one path.</summary>
internal static class MaterialRules
{
    private const string Unlimited = "长期有效";

    /// <summary>Checks a list of materials; if it is absent or empty, the problem has the given code.</summary>
    public static DouyinProblem? CheckList(JsonElement parent, string prefix, string name, int missingCode)
    {
        var path = prefix + name;
        if (parent.Member(name) is not { } list)
            return new(missingCode, $"{path} is missing");
        if (list.ValueKind != JsonValueKind.Array)
            return DouyinProblem.Illegal(path, "must be an array");
        if (list.GetArrayLength() == 0)
            return new(missingCode, $"{path} is empty");
        var index = 0;
        foreach (var material in list.EnumerateArray())
            if (Check(material, $"{path}[{index++}]") is { } problem)
                return problem;
        return null;
    }

    public static DouyinProblem? Check(JsonElement material, string path)
    {
        if (material.ValueKind != JsonValueKind.Object)
            return DouyinProblem.Illegal(path, "must be an object");
        if (material.Member("material_type") is null)
            return DouyinProblem.Missing($"{path}.material_type");
        if (material.Int("material_type") is not (>= 1000 and <= 1012))
            return new(60042, $"{path}.material_type is not a known type");
        if (material.Member("material_expiretime") is not { } expiry)
            return DouyinProblem.Missing($"{path}.material_expiretime");
        if (expiry.ValueKind != JsonValueKind.String)
            return DouyinProblem.Illegal($"{path}.material_expiretime", "must be a string");
        // The platform's own sample sends an empty one.
        if (expiry.GetString() is { Length: > 0 } text && !IsExpiry(text, out _))
            return new(60132, $"{path}.material_expiretime must be a date like 2029-09-10, or {Unlimited}");
        return CheckPaths(material, path);
    }

    /// <summary>Returns whether a text is an expiry date or means unlimited; the date is null in that case.</summary>
    public static bool IsExpiry(string text, out DateOnly? date)
    {
        date = DateOnly.TryParseExact(
            text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var parsed)
            ? parsed
            : null;
        return date is not null || text == Unlimited;
    }

    private static DouyinProblem? CheckPaths(JsonElement material, string path)
    {
        if (material.Member("material_paths") is not { } paths)
            return DouyinProblem.Missing($"{path}.material_paths");
        if (paths.ValueKind != JsonValueKind.Array)
            return DouyinProblem.Illegal($"{path}.material_paths", "must be an array");
        if (paths.GetArrayLength() == 0)
            return new(60130, $"{path}.material_paths is empty");
        foreach (var item in paths.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.String)
                return DouyinProblem.Illegal($"{path}.material_paths", "must be an array of strings");
            if (item.GetString()!.Length == 0)
                return new(60040, $"{path}.material_paths has an empty path");
        }
        return null;
    }
}
