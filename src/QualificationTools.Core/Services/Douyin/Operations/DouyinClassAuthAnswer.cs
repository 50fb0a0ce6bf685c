using System.Text.Json;
using QualificationTools.Bulk;

namespace QualificationTools.Douyin;

/// <summary>
/// The result of <c>get_class_auth</c>. <c>audit_qualification</c> holds what was submitted last and how its review stands; it
/// is compared by the material paths, each of which an upload gave out once.
/// </summary>
internal static class DouyinClassAuthAnswer
{
    private const int ReviewFailed = 3;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    /// <summary>Tells whether what the service has on record is what the form submits.</summary>
    public static LookUpAnswer Compare(ReadOnlyMemory<byte> body, DouyinClassAuthForm form)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Options);
            if (!document.RootElement.TryGetProperty("class_auths", out var list) || list.ValueKind != JsonValueKind.Array)
                return LookUpAnswer.Open;
            var auths = list.EnumerateArray().Where(auth => IsClass(auth, form.Class)).ToList();
            if (auths.Count == 0)
                return LookUpAnswer.NotApplied;
            return auths.Select(auth => Compare(auth, form)).Aggregate((a, b) => a == LookUpAnswer.NotApplied ? b : a);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return LookUpAnswer.Open;
        }
    }

    private static LookUpAnswer Compare(JsonElement auth, DouyinClassAuthForm form)
    {
        var submitted = Paths(form);
        if (submitted.Count == 0)
            return LookUpAnswer.Open;
        var audits = Audits(auth).ToList();
        var recorded = new HashSet<string>(audits.SelectMany(PathsBelow), StringComparer.Ordinal);
        if (form.IndustryRole == IndustryRole.Partner && auth.TryGetProperty("partner", out var partner))
            recorded.UnionWith(PathsBelow(partner));
        if (!recorded.IsSupersetOf(submitted))
            return LookUpAnswer.NotApplied;

        // What is on record of the institution may be what was submitted or what is in force.
        if (form.Institution is { } institution && auth.TryGetProperty("institution", out var recordedInstitution)
            && (Differs(recordedInstitution, "record_name", institution.RecordName) || Differs(recordedInstitution, "desc", institution.Description)))
            return LookUpAnswer.Open;

        // Papers beyond those of the form may be an earlier, larger submission. And the same papers may have failed before:
        // then it cannot be told which of the two submissions is on record.
        var isSame = recorded.Count == submitted.Count && !audits.Any(audit => Number(audit, "audit_status") == ReviewFailed);
        return isSame ? LookUpAnswer.Applied : LookUpAnswer.Open;
    }

    private static bool Differs(JsonElement recorded, string name, string? submitted) =>
        recorded.ValueKind == JsonValueKind.Object && recorded.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text && text != submitted;

    private static HashSet<string> Paths(DouyinClassAuthForm form)
    {
        IEnumerable<DouyinMaterial> materials = form.IndustryRole == IndustryRole.Partner ? form.Partner?.CooperationCases ?? [] : form.Qualifications ?? [];
        return new HashSet<string>(materials.SelectMany(material => material.MaterialPaths ?? []), StringComparer.Ordinal);
    }

    // One object, or a list of them.
    private static IEnumerable<JsonElement> Audits(JsonElement auth)
    {
        if (!auth.TryGetProperty("audit_qualification", out var audit))
            return [];
        return audit.ValueKind switch
        {
            JsonValueKind.Array => audit.EnumerateArray(),
            JsonValueKind.Object => [audit],
            _ => [],
        };
    }

    private static IEnumerable<string> PathsBelow(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member =>
            member.NameEquals("material_paths") && member.Value.ValueKind == JsonValueKind.Array
                ? member.Value.EnumerateArray().Where(path => path.ValueKind == JsonValueKind.String).Select(path => path.GetString()!)
                : PathsBelow(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(PathsBelow),
        _ => [],
    };

    private static bool IsClass(JsonElement auth, DouyinClass? wanted) =>
        !auth.TryGetProperty("industry_class", out var found)
        || (Number(found, "first_class") == wanted?.FirstClass && Number(found, "second_class") == wanted?.SecondClass);

    private static int? Number(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)
            ? number
            : null;
}
