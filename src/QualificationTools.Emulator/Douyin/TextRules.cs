using System.Text.Json;

namespace QualificationTools.Emulator.Douyin;

/// <summary>Checks text members.</summary>
internal static class TextRules
{
    /// <summary>Length as the platform counts it: everything outside ASCII is 2, by code point.</summary>
    public static int Weight(string text)
    {
        var weight = 0;
        foreach (var rune in text.EnumerateRunes())
            weight += rune.IsAscii ? 1 : 2;
        return weight;
    }

    /// <summary>A required string; the answer is its text or what is wrong.</summary>
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

    /// <summary>A required string of a certain weight.</summary>
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

    /// <summary>A required string out of a closed set.</summary>
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
