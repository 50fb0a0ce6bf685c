using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace QualificationTools.Emulator.Douyin;

/// <summary>
/// Writes a class authentication as the published sample of get_class_auth shows it: once the review has passed,
/// <c>audit_qualification</c> is <c>{}</c> and the materials are in <c>online_qualification</c>.
/// </summary>
internal sealed class ClassAuthView(Utf8JsonWriter json, DouyinAssumptions assumptions)
{
    /// <summary>Writes a class authentication.</summary>
    public void Write(ClassAuth auth, int askedRole)
    {
        using var document = auth.Last?.Form is { } bytes ? JsonDocument.Parse(bytes) : null;
        var form = document?.RootElement ?? default;
        json.WriteStartObject();
        json.WritePropertyName("audit_qualification");
        if (auth.Last is null)
            WriteReview(new ClassAuthReview("", null, null, null) { Status = ClassAuth.Failed, Reason = "资质材料不符合要求" });
        else
            WriteOptional(
                auth.Last.Status == ClassAuth.Passed && !assumptions.ShowsPassedReviewTwice ? null : auth.Last);
        json.WriteStartObject("industry_class");
        WriteNumber("first_class", auth.Key.First);
        WriteNumber("second_class", auth.Key.Second);
        WriteNumber("third_class", auth.Key.Third);
        json.WriteEndObject();
        WriteNumber("industry_code", 10000);
        WriteNumber("industry_role", auth.Role == 0 ? askedRole : auth.Role);
        json.WritePropertyName("institution");
        WriteInstitution(form.Member("institution"));
        json.WritePropertyName("online_qualification");
        WriteOptional(auth.InForce);
        json.WritePropertyName("partner");
        WriteOrEmpty(form.Member("partner"));
        json.WriteEndObject();
    }

    /// <summary>Writes a review with its materials.</summary>
    public void WriteReview(ClassAuthReview review)
    {
        using var document = review.Form is { } bytes ? JsonDocument.Parse(bytes) : null;
        json.WriteStartObject();
        json.WriteString("audit_reason", review.Reason);
        WriteNumber("audit_status", review.Status);
        json.WriteString("audit_taskid", review.TaskId);
        json.WriteString("expire_time", "");
        if (!assumptions.LeavesListsOut)
        {
            json.WritePropertyName("qualifications");
            if ((document?.RootElement ?? default).Member("merchant_qualifications") is { } papers)
                papers.WriteTo(json);
            else
            {
                json.WriteStartArray();
                json.WriteEndArray();
            }
        }
        json.WriteEndObject();
    }

    private void WriteOptional(ClassAuthReview? review)
    {
        if (review is not null)
            WriteReview(review);
        else
            WriteOrEmpty(null);
    }

    /// <summary>Writes the institution as submitted, without the employee's ID number.</summary>
    private void WriteInstitution(JsonElement? institution)
    {
        if (institution is not { ValueKind: JsonValueKind.Object } given)
        {
            WriteOrEmpty(null);
            return;
        }
        var copy = JsonNode.Parse(given.GetRawText())!;
        if (
            copy["employee"]?["employee_material"] is JsonObject card
            && card["id_number"]?.GetValue<string>() is { } number)
            card["id_number"] = new string('*', number.Length);
        copy.WriteTo(json);
    }

    private void WriteOrEmpty(JsonElement? given)
    {
        if (given is { } member)
        {
            member.WriteTo(json);
            return;
        }
        json.WriteStartObject();
        json.WriteEndObject();
    }

    private void WriteNumber(string name, int number)
    {
        if (assumptions.NumbersAreTexts)
            json.WriteString(name, number.ToString(CultureInfo.InvariantCulture));
        else
            json.WriteNumber(name, number);
    }
}
