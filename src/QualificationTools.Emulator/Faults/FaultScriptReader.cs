using System.Globalization;
using System.Text.Json;

namespace QualificationTools.Emulator.Faults;

/// <summary>
/// Reads a script strictly: otherwise a misspelt member would be a fault that silently never happens.
/// </summary>
internal static class FaultScriptReader
{
    private const string KnownMembers =
        "action, key, attempt, times, every, probability, seed, delayMs, dateSkewSeconds, status, code, message, "
        + "retryAfter, envelope, apply, applyAfterMs, repeatAnswer, resetBeforeRead, resetAfterApply, truncate, "
        + "oversize, nonJson, gateway, empty, hang, hangBeforeApply, hangAfterApply, redirect";

    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    public static FaultScript Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Lenient);
            var rules = new List<FaultRule>();
            foreach (var rule in RulesOf(document.RootElement).EnumerateArray())
                rules.Add(ReadRule(rule, rules.Count + 1));
            return new FaultScript(rules);
        }
        catch (JsonException refused)
        {
            throw new FormatException($"The fault script is not JSON: {refused.Message}", refused);
        }
    }

    private static JsonElement RulesOf(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array)
            return root;
        if (root.ValueKind != JsonValueKind.Object)
            throw new FormatException(
                "The fault script must be an array of rules, or an object with the array as 'rules'.");
        foreach (var member in root.EnumerateObject())
            if (member.Name != "rules")
                throw new FormatException($"The fault script has an unknown member '{member.Name}'; known: rules.");
        return root.TryGetProperty("rules", out var rules) && rules.ValueKind == JsonValueKind.Array
            ? rules
            : throw new FormatException("The fault script's 'rules' must be an array.");
    }

    private static FaultRule ReadRule(JsonElement json, int number)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw new FormatException($"Rule {number} must be an object.");
        var rule = new FaultRule();
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            if (!named.Add(member.Name))
                throw new FormatException($"Rule {number} names '{member.Name}' twice.");
            rule = Apply(rule, new FaultMember(number, member.Name, member.Value));
        }
        if (rule.Ending == FaultEnding.None && (rule.Status ?? (object?)rule.Code) is not null)
            rule = rule with { Ending = FaultEnding.Error };
        return FaultRuleCheck.Check(rule, number);
    }

    private static FaultRule Apply(FaultRule rule, FaultMember member) => member.Name switch
    {
        "action" => rule with { Action = member.Text() },
        "key" => rule with { Key = member.Text() },
        "attempt" => rule with { Attempt = member.Attempts() },
        "times" => rule with { Times = member.Int(1, int.MaxValue) },
        "every" => rule with { Every = member.Int(1, int.MaxValue) },
        "probability" => rule with { Probability = member.Share() },
        "seed" => rule with { Seed = member.Int(int.MinValue, int.MaxValue) },
        "delayMs" => rule with { DelayMs = member.Int(0, int.MaxValue) },
        "dateSkewSeconds" => rule with { DateSkewSeconds = member.Int(int.MinValue, int.MaxValue) },
        "status" => rule with { Status = member.Int(200, 599) },
        "code" => rule with { Code = member.TextOrNumber() },
        "message" => rule with { Message = member.Text() },
        "retryAfter" => rule with { RetryAfter = member.TextOrNumber() },
        "envelope" => rule with { Envelope = member.Envelope() },
        "apply" => rule with { Apply = member.Flag() },
        "applyAfterMs" => rule with { ApplyAfterMs = member.Int(0, int.MaxValue) },
        "repeatAnswer" => rule with { RepeatAnswer = member.Flag() },
        "redirect" => End(rule with { Redirect = member.Text() }, member, FaultEnding.Redirect),
        "oversize" => End(rule with { Oversize = member.Int(1, int.MaxValue) }, member, FaultEnding.Oversize),
        "resetBeforeRead" => Flag(rule, member, FaultEnding.ResetBeforeRead),
        "resetAfterApply" => Flag(rule, member, FaultEnding.ResetAfterApply),
        "truncate" => Flag(rule, member, FaultEnding.Truncate),
        "nonJson" => Flag(rule, member, FaultEnding.NonJson),
        "gateway" => Flag(rule, member, FaultEnding.Gateway),
        "empty" => Flag(rule, member, FaultEnding.Empty),
        "hang" or "hangBeforeApply" => Flag(rule, member, FaultEnding.HangBeforeApply),
        "hangAfterApply" => Flag(rule, member, FaultEnding.HangAfterApply),
        _ => throw member.Refused($"is not known; known: {KnownMembers}"),
    };

    private static FaultRule Flag(FaultRule rule, FaultMember member, FaultEnding ending) =>
        member.Flag() ? End(rule, member, ending) : rule;

    private static FaultRule End(FaultRule rule, FaultMember member, FaultEnding ending) =>
        rule.Ending == FaultEnding.None
            ? rule with { Ending = ending }
            : throw member.Refused($"cannot stand beside {rule.Ending}: a request ends in one way");

    private readonly record struct FaultMember(int Rule, string Name, JsonElement Value)
    {
        public FormatException Refused(string why) => new($"Rule {Rule}: '{Name}' {why}.");

        public string Text() =>
            Value.ValueKind == JsonValueKind.String ? Value.GetString()! : throw Refused("must be a string");

        public string TextOrNumber() =>
            Value.ValueKind == JsonValueKind.Number ? Value.GetRawText()
            : Value.ValueKind == JsonValueKind.String ? Text()
            : throw Refused("must be a string or a number");

        public bool Flag() =>
            Value.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? Value.GetBoolean()
                : throw Refused("must be true or false");

        public int Int(int least, int most) =>
            Value.ValueKind == JsonValueKind.Number
            && Value.TryGetInt32(out var number)
            && number >= least
            && number <= most
                ? number
                : throw Refused(
                    string.Create(CultureInfo.InvariantCulture, $"must be an integer from {least} to {most}"));

        public double Share() =>
            Value.ValueKind == JsonValueKind.Number && Value.TryGetDouble(out var share) && share is >= 0 and <= 1
                ? share
                : throw Refused("must be a number from 0 to 1");

        public AttemptSet Attempts()
        {
            var text = Value.ValueKind switch
            {
                JsonValueKind.Number => Value.GetRawText(),
                JsonValueKind.String => Value.GetString()!,
                JsonValueKind.Array => string.Join(',', Value.EnumerateArray().Select(item => item.ToString())),
                _ => "",
            };
            return AttemptSet.TryParse(text, out var attempts)
                ? attempts
                : throw Refused("must be a number, a range like \"1-2\" or \"3-\", or a list of these, from 1");
        }

        public FaultEnvelope Envelope() => Text() switch
        {
            "err" => FaultEnvelope.Err,
            "err_tips" => FaultEnvelope.ErrTips,
            "err_msg" => FaultEnvelope.ErrMsg,
            "data" => FaultEnvelope.Data,
            "extra" => FaultEnvelope.Extra,
            _ => throw Refused("must be err, err_tips, err_msg, data or extra"),
        };
    }
}
