using System.Text;
using QualificationTools.Bulk;
using QualificationTools.Core.Tests.Bulk;
using QualificationTools.Core.Tests.Files;
using QualificationTools.Core.Tests.Http;
using QualificationTools.Douyin;
using QualificationTools.Files;
using QualificationTools.Http;
using QualificationTools.Journal;
using QualificationTools.Resources;

namespace QualificationTools.Core.Tests.Douyin;

public sealed class DouyinUploadTests : IDisposable
{
    private const string Success = "{\"path\":\"certification/resource/9\",\"log_id\":\"log1\",\"err\":{\"err_code\":0}}";

    private readonly SamplePhotos _photos = new();
    private readonly ManualTime _time = new();
    private readonly List<RecordedRequest> _requests = [];

    private static CancellationToken Never => TestContext.Current.CancellationToken;

    public void Dispose() => _photos.Dispose();

    [Theory]
    [InlineData(FileFormat.Jpeg, ".jpg", "image/jpeg")]
    [InlineData(FileFormat.Png, ".png", "image/png")]
    [InlineData(FileFormat.Pdf, ".pdf", "application/pdf")]
    [InlineData(null, ".bin", "application/octet-stream")]
    public async Task Body_is_a_form_of_the_app_the_token_the_kind_and_the_file(FileFormat? format, string ending, string type)
    {
        var content = SamplePhotos.Png();
        var file = _photos.Local("李四.png", content) with { Format = format };

        await SendAsync(Upload(StubHandler.Answer(200, Success)), file, MaterialType.TeacherQualification);

        var request = Assert.Single(_requests);
        var boundary = Boundary(request);
        var head = $"--{boundary}\r\nContent-Disposition: form-data; name=\"appid\"\r\n\r\napp\r\n"
            + $"--{boundary}\r\nContent-Disposition: form-data; name=\"access_token\"\r\n\r\nready\r\n"
            + $"--{boundary}\r\nContent-Disposition: form-data; name=\"material_type\"\r\n\r\n1001\r\n"
            + $"--{boundary}\r\nContent-Disposition: form-data; name=\"material_file\"; filename=\"{file.Digest[..16].ToLowerInvariant()}{ending}\"\r\n"
            + $"Content-Type: {type}\r\n\r\n";
        byte[] expected = [.. Encoding.UTF8.GetBytes(head), .. content, .. Encoding.UTF8.GetBytes($"\r\n--{boundary}--\r\n")];
        Assert.Equal(expected, request.Body);
    }

    [Fact]
    public async Task Request_is_as_documented()
    {
        await SendAsync(Upload(StubHandler.Answer(200, Success)));

        var request = Assert.Single(_requests);
        Assert.Equal(
            ("https://developer.toutiao.com/auth/entity/upload_material", UserAgent.Value, false),
            (request.Uri.AbsoluteUri, request.Headers["User-Agent"], request.Headers.ContainsKey("Aweme-Check-Type")));
        Assert.Matches("^multipart/form-data; boundary=[0-9a-f]{32}$", request.Headers["Content-Type"]);
        Assert.Equal(request.Body.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), request.Headers["Content-Length"]);
    }

    [Fact]
    public async Task Every_form_has_a_boundary_of_its_own()
    {
        var upload = Upload(StubHandler.Answer(200, Success));

        await SendAsync(upload);
        _time.Advance(TimeSpan.FromSeconds(1));
        await SendAsync(upload);

        Assert.NotEqual(Boundary(_requests[0]), Boundary(_requests[1]));
    }

    [Fact]
    public async Task Uploads_keep_the_pace_that_the_platform_allows()
    {
        var upload = Upload(StubHandler.Answer(200, Success));

        await SendAsync(upload);
        var second = SendAsync(upload);
        await _time.WaitForTimersAsync(1).Soon();

        _time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Single(_requests);
        _time.Advance(TimeSpan.FromSeconds(0.1));
        await second.Soon();
        Assert.Equal(2, _requests.Count);
    }

    [Fact]
    public async Task Path_is_what_the_upload_gives()
    {
        var reply = await SendAsync(Upload(StubHandler.Answer(200, Success)));

        Assert.Equal((ReplyKind.Succeeded, "certification/resource/9", "log1", 200), (reply.Kind, reply.TaskId, reply.RequestId, reply.HttpStatus));
    }

    [Theory]
    [InlineData("{\"err\":{\"err_code\":0}}")]
    [InlineData("{\"path\":\"\",\"err\":{\"err_code\":0}}")]
    [InlineData("{\"path\":null,\"err\":{\"err_code\":0}}")]
    [InlineData("{\"path\":{},\"err\":{\"err_code\":0}}")]
    [InlineData("<html>")]
    public async Task Success_without_a_path_did_no_harm_and_may_be_sent_again(string body)
    {
        var reply = await SendAsync(Upload(StubHandler.Answer(200, body)));

        Assert.Equal(
            (ReplyKind.NotApplied, "ForeignAnswer", Texts.Get("Advice_Transient"), null, false),
            (reply.Kind, reply.Code, reply.Advice, reply.TaskId, reply.IsFinal));
    }

    [Fact]
    public async Task Refusal_carries_the_platforms_words()
    {
        var reply = await SendAsync(Upload(StubHandler.Answer(200, "{\"err\":{\"err_code\":60044,\"err_msg\":\"bad format\"}}")));

        Assert.Equal(
            (ReplyKind.Rejected, "60044", "bad format", Texts.Get("Advice_Douyin_File"), ErrorConcern.Row),
            (reply.Kind, reply.Code, reply.Message, reply.Advice, reply.Concern));
    }

    [Fact]
    public async Task Answer_that_was_lost_did_no_harm_and_may_be_sent_again()
    {
        var transport = new HttpTransport(new HttpMessageInvoker(new StubHandler(async (request, stop) =>
        {
            await request.Content!.CopyToAsync(Stream.Null, stop);
            throw new IOException("broken");
        })), _time);

        var reply = await SendAsync(Upload(transport));

        Assert.Equal((ReplyKind.NotApplied, "ConnectionLost", Texts.Get("Advice_Transient"), false), (reply.Kind, reply.Code, reply.Advice, reply.IsFinal));
    }

    [Fact]
    public async Task File_that_changed_meanwhile_fails_its_row_for_good()
    {
        var file = _photos.Local("a.png", SamplePhotos.Png());
        _photos.Write("a.png", SamplePhotos.Png(seed: 2));

        var reply = await SendAsync(Upload(StubHandler.Answer(200, Success)), file);

        Assert.Equal(
            (ReplyKind.NotApplied, "FileChanged", Texts.Get("Failure_FileChanged"), Texts.Get("Advice_FileChanged"), ErrorConcern.Row, true),
            (reply.Kind, reply.Code, reply.Message, reply.Advice, reply.Concern, reply.IsFinal));
        Assert.Empty(_requests);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_sent()
    {
        var client = Client(Transport(StubHandler.Answer(200, "{\"err_no\":40017}")), new DouyinCredential("upload-without-a-token", "s"));

        var reply = await SendAsync(new DouyinUpload(client));

        Assert.Equal((ReplyKind.Fatal, "40017", false), (reply.Kind, reply.Code, reply.WasTried));
        Assert.Equal(["/api/apps/v2/token"], _requests.Select(request => request.Uri.AbsolutePath));
    }

    [Fact]
    public void Journal_knows_a_request_by_the_kind_and_the_content()
    {
        var form = Form(_photos.Local("a.png", SamplePhotos.Png()), MaterialType.AuthLetter);

        Assert.Equal($"upload_material 1006 {SamplePhotos.Digest(SamplePhotos.Png())}", Encoding.UTF8.GetString(Upload().Serialize(form)));
    }

    [Fact]
    public void Request_is_shown_without_the_name_of_the_file()
    {
        var form = Form(_photos.Local("李四.png", SamplePhotos.Png(300)), MaterialType.AuthLetter);

        Assert.Equal($"1006 Png 300 {SamplePhotos.Digest(SamplePhotos.Png(300))}", Upload().Show(form));
    }

    [Fact]
    public async Task Service_need_not_be_asked_what_became_of_a_file() =>
        Assert.Equal(Evidence.Untellable, (await Upload().LookUpAsync(Form(_photos.Local("a.png", SamplePhotos.Png()), MaterialType.AuthLetter), new RowPast(default), Never))!.Evidence);

    [Fact]
    public void Journal_belongs_to_the_action_the_host_and_the_app() =>
        Assert.Equal(JournalScope.Create("douyin", "upload_material", new Uri(DouyinClient.ProductionEndpoint), "app", "s"), Upload().Scope);

    [Fact]
    public void Secret_and_token_are_not_to_be_repeated() =>
        Assert.Contains("ready", Upload().Secrets.Select(secret => secret.Reveal()));

    [Fact]
    public void Largest_and_formats_of_every_kind_are_those_of_the_table()
    {
        var kinds = Enum.GetValues<MaterialType>().Select(type => DouyinFileKinds.Of(type)!).Select(kind => $"{kind.Name} {kind.LargestMegabytes} {string.Join('/', kind.Formats)}");

        Assert.Equal(
            [
                "1000 20 Jpeg/Png", "1001 20 Jpeg/Png", "1002 20 Jpeg/Png", "1003 20 Jpeg/Png", "1004 20 Jpeg/Png", "1005 20 Jpeg/Png", "1006 20 Jpeg/Png",
                "1007 5 Jpeg/Png", "1008 5 Jpeg/Png", "1009 5 Jpeg/Png", "1010 5 Pdf", "1011 5 Jpeg/Png", "1012 5 Jpeg/Png",
            ],
            kinds);
        Assert.Null(DouyinFileKinds.Of((MaterialType)1013));
    }

    private static string Boundary(RecordedRequest request) => request.Headers["Content-Type"]["multipart/form-data; boundary=".Length..];

    private static FileForm Form(LocalFile file, MaterialType type) => new() { Path = file.Path, Kind = DouyinFileKinds.Of(type), File = file };

    private HttpTransport Transport(params HttpResponseMessage[] answers) => new(new HttpMessageInvoker(StubHandler.Answering(_requests, answers)), _time);

    private DouyinClient Client(HttpTransport transport, DouyinCredential credential) =>
        new(transport, new Uri(DouyinClient.ProductionEndpoint), credential, null, TimeSpan.FromSeconds(30), _time);

    private DouyinUpload Upload(params HttpResponseMessage[] answers) => Upload(Transport(answers));

    // A ready token, so that none is fetched.
    private DouyinUpload Upload(HttpTransport transport) => new(Client(transport, new DouyinCredential("app", "s", "ready")));

    private Task<Reply> SendAsync(DouyinUpload upload, LocalFile? file = null, MaterialType type = MaterialType.AuthLetter)
    {
        var form = Form(file ?? _photos.Local("a.png", SamplePhotos.Png()), type);
        return upload.SendAsync(form, upload.Serialize(form), Never);
    }
}
