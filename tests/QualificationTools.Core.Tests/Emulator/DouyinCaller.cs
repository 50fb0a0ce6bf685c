using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using QualificationTools.Emulator;

namespace QualificationTools.Core.Tests.Emulator;

/// <summary>Sends requests to the emulator's open platform.</summary>
internal sealed class DouyinCaller(EmulatorHost emulator) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = emulator.Endpoint };

    public string ContentType { get; init; } = "application/json";

    public string? CheckType { get; init; }

    public async Task<string> FetchTokenAsync()
    {
        var reply = await PostAsync("/api/apps/v2/token", Json("""{"appid":"ttemulator","secret":"emulator-secret","grant_type":"client_credential"}"""));
        return reply.Json.GetProperty("data").GetProperty("access_token").GetString()!;
    }

    public Task<DouyinReply> UpdateAsync(JsonNode body) => PostAsync("/auth/entity/update_class_auth", body);

    public Task<DouyinReply> CallAsync(string call, JsonNode body) => PostAsync($"/auth/entity/{call}", body);

    public async Task<DouyinReply> PostAsync(string path, JsonNode body)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body.ToJsonString()));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(ContentType);
        return await PostAsync(path, content);
    }

    public async Task<DouyinReply> PostAsync(string path, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        if (CheckType is not null)
            request.Headers.Add("Aweme-Check-Type", CheckType);
        using var response = await _http.SendAsync(request);
        return new DouyinReply(response, JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync()).RootElement);
    }

    public void Dispose() => _http.Dispose();

    public static JsonObject Json(string text) => JsonNode.Parse(text)!.AsObject();

    public static JsonObject Teacher(string token, string merchant = "I_7000000000000000001") => Json($$"""
        {
          "appid": "ttemulator", "access_token": "{{token}}", "partner_entity_id": "E_7000000000000000009", "merchant_entity_id": "{{merchant}}",
          "industry_code": 10000, "class": { "first_class": 10000, "second_class": 10100, "third_class": 0 }, "industry_role": 1,
          "merchant_qualifications": [ { "material_type": 1003, "material_expiretime": "", "material_paths": [ "certification/resource/a" ] } ]
        }
        """);

    public static JsonObject Institution(string token, string merchant = "I_7000000000000000002")
    {
        var body = Teacher(token, merchant);
        body["partner_entity_id"] = "";
        body["industry_role"] = 2;
        body["institution"] = Json("""
            {
              "record_name": "示例教育公司", "scene_type": "线上机构", "subject_type": "企业工商户", "desc": "一家示例教育机构",
              "employee": {
                "employee_material": {
                  "name": "王示例", "id_number": "110101199001011237", "expire_time": "2034-01-09",
                  "front_path": "certification/resource/b", "back_path": "certification/resource/c"
                },
                "cooperation_agreement": { "material_type": 1005, "material_expiretime": "2023-10-10", "material_paths": [ "certification/resource/d" ] }
              }
            }
            """);
        return body;
    }

    public static JsonObject Partner(string token)
    {
        var body = Json($$"""
            {
              "appid": "ttemulator", "access_token": "{{token}}", "partner_entity_id": "E_7000000000000000003",
              "industry_code": 10000, "class": { "first_class": 0, "second_class": 0, "third_class": 0 }, "industry_role": 3,
              "partner": {
                "company_type": "企业工商户", "company_addr": "北京市海淀区",
                "cooperation_cases": [ { "material_type": 1010, "material_expiretime": "长期有效", "material_paths": [ "certification/resource/e" ] } ]
              }
            }
            """);
        return body;
    }
}

internal sealed class DouyinReply(HttpResponseMessage response, JsonElement json)
{
    public int Status { get; } = (int)response.StatusCode;

    public JsonElement Json => json;

    public string? LogId { get; } = response.Headers.TryGetValues("X-Tt-Logid", out var ids) ? ids.Single() : null;

    public int Code => json.GetProperty("err").GetProperty("err_code").GetInt32();

    public string Message => json.GetProperty("err").GetProperty("err_msg").GetString()!;

    public string TaskId => json.GetProperty("class_auth_taskid").GetString()!;
}
