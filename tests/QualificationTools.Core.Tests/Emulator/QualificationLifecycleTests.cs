using System.Net.Http.Headers;
using System.Text.Json;
using QualificationTools.Emulator;
using QualificationTools.Emulator.Seeding;

namespace QualificationTools.Core.Tests.Emulator;

public sealed class QualificationLifecycleTests : IAsyncLifetime
{
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3];

    private readonly ManualTime _time = new();
    private EmulatorHost _emulator = null!;
    private VmsCaller _caller = null!;

    public async ValueTask InitializeAsync()
    {
        _emulator = await EmulatorHost.StartAsync(new EmulatorOptions
        {
            TimeProvider = _time,
            Seed = EmulatorSeed.Parse("""{ "vms": { "generate": 45, "qualifications": [ { "qualificationNo": "QUAX", "approvalStatus": 2, "qualificationEntity": "北京甲公司" } ] } }"""),
        });
        _caller = new VmsCaller(_emulator, _time);
    }

    public async ValueTask DisposeAsync()
    {
        _caller.Dispose();
        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task Query_without_filter_gives_the_first_twenty_of_all()
    {
        var result = (await _caller.PostAsync("QueryQualification", "{}")).Result;

        Assert.Equal((20, 20, 0, 46), Shape(result));
    }

    [Fact]
    public async Task Query_gives_the_rest_at_the_end()
    {
        var result = (await _caller.PostAsync("QueryQualification", """{"Offset":40,"Limit":20}""")).Result;

        Assert.Equal((6, 20, 40, 46), Shape(result));
    }

    [Theory]
    [InlineData("""{"ApprovalStatus":2}""", 1)]
    [InlineData("""{"ApprovalStatus":"2"}""", 1)]
    [InlineData("""{"ApprovalStatus":3}""", 45)]
    [InlineData("""{"QualificationEntityQueryPattern":"甲公司"}""", 1)]
    [InlineData("""{"QualificationNoList":["QUAX","QUA900000000000000001"]}""", 2)]
    [InlineData("""{"QualificationNoList":["QUAX","QUA900000000000000001"],"ApprovalStatus":3}""", 1)]
    [InlineData("""{"QualificationNoList":["NONE"]}""", 0)]
    public async Task Query_filters(string filter, int total)
    {
        var result = (await _caller.PostAsync("QueryQualification", filter)).Result;

        Assert.Equal(total, result.GetProperty("Total").GetInt32());
    }

    [Theory]
    [InlineData("""{"Offset":-1}""")]
    [InlineData("""{"Limit":"20"}""")]
    [InlineData("""{"ApprovalStatus":4}""")]
    [InlineData("""{"QualificationNoList":"QUAX"}""")]
    public async Task Wrong_query_is_refused(string filter)
    {
        Assert.Equal("RequestParametersError", (await _caller.PostAsync("QueryQualification", filter)).Code);
    }

    [Fact]
    public async Task Query_of_an_unknown_number_that_begins_with_qua_shows_it_rejected()
    {
        var result = (await _caller.PostAsync("QueryQualification", """{"QualificationNoList":["QUANEW"]}""")).Result;

        Assert.Equal(3, MainInfo(result).GetProperty("ApprovalStatus").GetInt32());
    }

    [Fact]
    public async Task Query_shows_what_an_update_changed_and_masks_the_administrator()
    {
        await _caller.UpdateAsync("QUAY", "上海乙公司");

        var result = (await _caller.PostAsync("QueryQualification", """{"QualificationNoList":["QUAY"]}""")).Result;

        Assert.Equal((1, "上海乙公司"), (MainInfo(result).GetProperty("ApprovalStatus").GetInt32(), MainInfo(result).GetProperty("QualificationEntity").GetString()));
        var admin = result.GetProperty("Records")[0].GetProperty("QualificationAdminInfoVO");
        Assert.Equal("110***********1237", admin.GetProperty("IdCardNumber").GetString());
        Assert.Equal("通知", result.GetProperty("Records")[0].GetProperty("QualificationScenarioInfoVOList")[0].GetProperty("Description").GetString());
    }

    [Fact]
    public async Task Added_one_gets_a_number_and_is_under_review()
    {
        var reply = await _caller.PostAsync("AddQualification", VmsCaller.Form(""));

        var number = reply.Result.GetProperty("qualificationNo").GetString();
        Assert.Equal(1, _emulator.State.Qualifications.Single(record => record.QualificationNo == number).ApprovalStatus);
    }

    [Theory]
    [InlineData(10, null)]
    [InlineData(11, "RequestParametersError")]
    public async Task Scenes_are_added_up_to_ten(int count, string? code)
    {
        Assert.Equal(code, (await _caller.PostAsync("AddQualificationScene", Scenes("QUAX", count))).Code);
    }

    [Fact]
    public async Task Scene_update_must_submit_all_scenes_again()
    {
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { TimeProvider = _time, ReviewAfter = TimeSpan.FromSeconds(1) }, TestContext.Current.CancellationToken);
        using var caller = new VmsCaller(emulator, _time);
        await caller.PostAsync("AddQualificationScene", Scenes("QUAX", 2));
        _time.Advance(TimeSpan.FromSeconds(1));

        var reply = await caller.PostAsync("UpdateQualificationScene", Scenes("QUAX", 1));

        Assert.Equal(("RequestParametersError", "all 2 existing scenes must be submitted again"), (reply.Code, reply.Message));
    }

    [Fact]
    public async Task Uploaded_file_is_downloaded_by_its_code()
    {
        var uploaded = await UploadAsync(Jpeg);

        var code = uploaded.Result.GetProperty("FileCode").GetString()!;
        var downloaded = await _caller.SendAsync(_caller.Request(HttpMethod.Get, "DownloadQualificationFile", "", $"&FileCode={code}"));

        Assert.EndsWith("BusinessLicensePhoto.jpeg", code, StringComparison.Ordinal);
        Assert.Equal(Jpeg, downloaded.Body);
        Assert.Equal("image/jpeg", downloaded.ContentType);
    }

    [Fact]
    public async Task Same_content_is_counted_together()
    {
        await UploadAsync(Jpeg);
        await UploadAsync(Jpeg);

        Assert.Equal(2, Assert.Single(_emulator.State.Uploads).Value);
    }

    [Fact]
    public async Task File_that_is_no_image_is_refused()
    {
        Assert.Equal("RequestParametersError", (await UploadAsync("plain text"u8.ToArray())).Code);
    }

    [Fact]
    public async Task Older_upload_gives_a_plain_string()
    {
        using var form = new MultipartFormDataContent("boundary");
        form.Add(new StringContent("IdCardFrontPhoto"), "fileType");
        form.Add(new ByteArrayContent(Jpeg), "file", "front.jpg");
        var body = await form.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=boundary");

        var reply = await _caller.SendAsync(_caller.Request(HttpMethod.Post, "UploadQualificationFile", content, body));

        Assert.Equal(JsonValueKind.String, reply.Result.ValueKind);
    }

    private static (int Records, int Limit, int Offset, int Total) Shape(JsonElement result) =>
        (result.GetProperty("Records").GetArrayLength(), result.GetProperty("Limit").GetInt32(), result.GetProperty("Offset").GetInt32(), result.GetProperty("Total").GetInt32());

    private static JsonElement MainInfo(JsonElement result) => result.GetProperty("Records")[0].GetProperty("QualificationMainInfoVO");

    private static string Scenes(string number, int count) => JsonSerializer.Serialize(new
    {
        QualificationScenarioInfoFormDOList = Enumerable.Range(0, count).Select(_ => new { QualificationNo = number, SceneType = 1001, Description = "回访" }),
    });

    private Task<VmsReply> UploadAsync(byte[] content) => _caller.PostAsync("UploadQualificationFileV2", JsonSerializer.Serialize(new
    {
        FileName = "licence.jpg",
        FileType = "BusinessLicensePhoto",
        FileBase64 = Convert.ToBase64String(content),
    }));
}
