using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using QualificationTools.Emulator.Faults;

namespace QualificationTools.Emulator.Douyin;

/// <summary>Implements update_class_auth and add_class_auth.</summary>
internal sealed class ClassAuthActions(DouyinStore store)
{
    public Answer Update(ServiceCall call, JsonElement body)
    {
        if (ClassAuthRules.Check(body, "class", call.Now) is { } problem)
            return Refused(call, problem);
        var key = KeyOf(body, "class");
        if (CheckMerchant(key.Merchant) is { } state)
            return Refused(call, state);
        return Submit(call, body, store.FindOrAdd(key));
    }

    public Answer Add(ServiceCall call, JsonElement body)
    {
        // This call has no partner block, so a partner has nothing to add.
        if (body.Int("industry_role") == ClassAuthRules.Partner || body.Member("partner") is not null)
            return Refused(call, new(60117, "add_class_auth takes no partner"));
        if (ClassAuthRules.Check(body, "industry_class", call.Now) is { } problem)
            return Refused(call, problem);
        var key = KeyOf(body, "industry_class");
        if (key.Merchant.StartsWith("MISSING", StringComparison.Ordinal))
            return Refused(call, new(60010, $"entity {key.Merchant} does not exist"));
        var added = new ClassAuth(key);
        return store.TryAdd(added)
            ? Submit(call, body, added)
            : Refused(call, new(60021, "the class exists already"));
    }

    /// <summary>Returns the problem of an id that simulates a missing record, which needs no seed; or null.</summary>
    public static DouyinProblem? CheckMerchant(string merchant)
    {
        if (merchant.StartsWith("MISSING", StringComparison.Ordinal))
            return new(60010, $"entity {merchant} does not exist");
        return merchant.StartsWith("NOCLASS", StringComparison.Ordinal)
            ? new(60022, "the class does not exist, add it first")
            : null;
    }

    /// <summary>Returns the merchant's entity id; a partner that updates itself has only its own.</summary>
    public static string MerchantOf(JsonElement body) =>
        body.Text("merchant_entity_id") is { Length: > 0 } merchant ? merchant : body.Text("partner_entity_id") ?? "";

    public static ClassAuthKey KeyOf(JsonElement body, string classMember)
    {
        var levels = body.Member(classMember) ?? default;
        return new(
            MerchantOf(body),
            levels.Int("first_class") ?? 0,
            levels.Int("second_class") ?? 0,
            levels.Int("third_class") ?? 0);
    }

    private Answer Submit(ServiceCall call, JsonElement body, ClassAuth auth)
    {
        ClassAuthReview review;
        lock (auth)
        {
            auth.Role = body.Int("industry_role") ?? 0;
            auth.Applied++;
            review = store.Submit(auth, call.Body, call.Now, VerdictOf(call));
        }
        store.CountBody(DigestWithoutToken(call.Body.Span, body.Text("access_token")!));
        call.Applied = true;
        return DouyinEnvelope.Ok(
            call,
            review.TaskId,
            static (json, task) => json.WriteString("class_auth_taskid", task));
    }

    /// <summary>
    /// Returns the verdict of the sandbox's header: REJECT rejects, anything else approves. Without it, the emulator's
    /// verdict applies.
    /// </summary>
    private static ReviewVerdict? VerdictOf(ServiceCall call) => (call.Header("Aweme-Check-Type") ?? "") switch
    {
        "" => null,
        "REJECT" => ReviewVerdict.Reject,
        _ => ReviewVerdict.Approve,
    };

    /// <summary>Returns a body's digest without the token, so the same row with a fresh token has the same.</summary>
    private static string DigestWithoutToken(ReadOnlySpan<byte> body, string token)
    {
        var bytes = Encoding.UTF8.GetBytes(token);
        var at = body.IndexOf(bytes);
        if (at < 0)
            return Convert.ToHexStringLower(SHA256.HashData(body));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(body[..at]);
        hash.AppendData(body[(at + bytes.Length)..]);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static Answer Refused(ServiceCall call, DouyinProblem problem) =>
        DouyinEnvelope.Error(call, FaultEnvelope.Err, problem);
}
