using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using QualificationTools.Emulator.Faults;

namespace QualificationTools.Emulator.Douyin;

/// <summary>query_entity_info and query_class_info.</summary>
internal sealed class DirectoryQueries(DouyinStore store)
{
    private static readonly (int Id, string Name, (int Id, string Name)[] Details)[] Tree =
    [
        (10000, "少儿成长", [(10100, "家长教育"), (10300, "少儿编程"), (10400, "儿童兴趣")]),
        (30000, "语言培训", [(30100, "英语"), (30200, "汉语学习")]),
    ];

    public Answer EntityInfo(ServiceCall call, JsonElement body)
    {
        if (body.Text("certificate_id") is not { Length: > 0 } certificate)
            return DouyinEnvelope.Error(call, FaultEnvelope.Err, DouyinProblem.Missing("certificate_id"));
        if (certificate.StartsWith("MISSING", StringComparison.Ordinal))
            return DouyinEnvelope.Error(call, FaultEnvelope.Err, new(60010, "the entity does not exist"));
        return DouyinEnvelope.Ok(call, store.EntityOf(certificate) ?? MadeUp(certificate), static (json, id) => json.WriteString("entity_id", id));
    }

    public static Answer ClassInfo(ServiceCall call) =>
        DouyinEnvelope.OkNumbered(call, FaultEnvelope.ErrMsg, Tree, static (json, tree) =>
        {
            json.WriteStartObject("data");
            json.WriteStartArray("product_class_info_list");
            foreach (var (id, name, details) in tree)
            {
                json.WriteStartObject();
                json.WriteNumber("first_class_id", id);
                json.WriteString("first_class_name", name);
                json.WriteStartArray("class_info_detail_list");
                foreach (var (detailId, detailName) in details)
                {
                    json.WriteStartObject();
                    json.WriteNumber("second_class_id", detailId);
                    json.WriteString("second_class_name", detailName);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        });

    /// <summary>The same certificate gives the same id in every run.</summary>
    private static string MadeUp(string certificate)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(certificate));
        var digits = BitConverter.ToUInt64(hash) % 1_000_000_000_000_000_000;
        return string.Create(CultureInfo.InvariantCulture, $"I_7{digits:D18}");
    }
}
