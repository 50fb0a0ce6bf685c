using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using QualificationTools.Emulator.Faults;

namespace QualificationTools.Emulator.Douyin;

/// <summary>Implements query_entity_info and query_class_info.</summary>
internal sealed class DirectoryQueries(DouyinStore store, DouyinAssumptions assumptions)
{
    public Answer EntityInfo(ServiceCall call, JsonElement body)
    {
        if (body.Text("certificate_id") is not { Length: > 0 } certificate)
            return DouyinEnvelope.Error(call, FaultEnvelope.Err, DouyinProblem.Missing("certificate_id"));
        if (certificate.StartsWith("MISSING", StringComparison.Ordinal))
            return DouyinEnvelope.Error(call, FaultEnvelope.Err, new(60010, "the entity does not exist"));
        return DouyinEnvelope.Ok(
            call,
            store.EntityOf(certificate) ?? MadeUp(certificate),
            static (json, id) => json.WriteString("entity_id", id));
    }

    /// <summary>Returns the tree, each class with all members of the published sample.</summary>
    public Answer ClassInfo(ServiceCall call) =>
        DouyinEnvelope.OkNumbered(call, FaultEnvelope.ErrMsg, assumptions.NumbersAreTexts, static (json, areTexts) =>
        {
            json.WriteStartObject("data");
            json.WriteStartArray("product_class_info_list");
            foreach (var first in ProductClass.Tree.GroupBy(one => (one.First, one.FirstName)))
            {
                json.WriteStartObject();
                json.WriteStartArray("class_info_detail_list");
                foreach (var second in first)
                    Write(json, second, areTexts);
                json.WriteEndArray();
                WriteNumber(json, "first_class_id", first.Key.First, areTexts);
                json.WriteString("first_class_name", first.Key.FirstName);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        });

    private static void Write(Utf8JsonWriter json, ProductClass one, bool areTexts)
    {
        json.WriteStartObject();
        json.WriteString("class_definition", one.Definition);
        json.WriteString("document_link", ProductClass.Document);
        json.WriteString("professional_certification", one.Certification);
        json.WriteString("professional_education", one.Education);
        json.WriteString("qualification_tip", one.Tip);
        WriteNumber(json, "second_class_id", one.Second, areTexts);
        json.WriteString("second_class_name", one.SecondName);
        json.WriteString("special_tip", one.SpecialTip);
        json.WriteString("teacher_qualification_certificate", one.TeacherCertificate);
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, int number, bool isText)
    {
        if (isText)
            json.WriteString(name, number.ToString(CultureInfo.InvariantCulture));
        else
            json.WriteNumber(name, number);
    }

    /// <summary>Returns a made-up id, the same for a certificate in every run.</summary>
    private static string MadeUp(string certificate)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(certificate));
        var digits = BitConverter.ToUInt64(hash) % 1_000_000_000_000_000_000;
        return string.Create(CultureInfo.InvariantCulture, $"I_7{digits:D18}");
    }
}
