using System.Text.Json;

namespace QualificationTools.Emulator.Douyin;

/// <summary>Checks text members.</summary>
internal static class TextRules
{
    /// <summary>Returns the length as the platform counts it: every code point outside ASCII counts as 2.</summary>
    public static int Weight(string text)
    {
        var weight = 0;
        foreach (var rune in text.EnumerateRunes())
            weight += rune.IsAscii ? 1 : 2;
        return weight;
    }

    /// <summary>Checks a required string and gets its text.</summary>
    public static DouyinProblem? Require(JsonElement parent, string prefix, string name, out string text)
    {
        text = "";
        if (parent.Member(name) is not { } member)
            return DouyinProblem.Missing(prefix + name);
        if (member.ValueKind != JsonValueKind.String)
            return DouyinProblem.Illegal(prefix + name, "must be a string");
        text = member.GetString()!;
        return null;
    }

    /// <summary>Checks a required string and its weight.</summary>
    public static DouyinProblem? RequireWeight(
        JsonElement parent,
        string prefix,
        string name,
        int least,
        int most,
        int code) =>
        Require(parent, prefix, name, out var text)
        ?? (
            Weight(text) >= least && Weight(text) <= most
                ? null
                : new(
                    code,
                    $"{prefix}{name} must be {least} to {most} long, a Chinese character counting as 2; it is "
                    + $"{Weight(text)}"));

    /// <summary>Checks a required string from a closed set.</summary>
    public static DouyinProblem? RequireOneOf(
        JsonElement parent,
        string prefix,
        string name,
        string one,
        string other,
        int code) =>
        Require(parent, prefix, name, out var text)
        ?? (text == one || text == other ? null : new(code, $"{prefix}{name} must be {one} or {other}"));
}
