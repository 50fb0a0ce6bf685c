using System.Globalization;
using System.Security.Cryptography;
using QualificationTools.Bulk;
using QualificationTools.Core.Tests.Files;
using QualificationTools.Core.Tests.Http;
using QualificationTools.Files;
using QualificationTools.Http;
using QualificationTools.Journal;
using QualificationTools.Resources;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Vms;

public sealed class VmsUploadTests : IDisposable
{
    private const string Success = "{\"ResponseMetadata\":{\"RequestId\":\"r1\"},\"Result\":{\"FileCode\":\"21000IdCardFrontPhoto.png\"}}";

    private readonly SamplePhotos _photos = new();
    private readonly ManualTime _time = new();
    private readonly List<RecordedRequest> _requests = [];

    private static CancellationToken Never => TestContext.Current.CancellationToken;

    public void Dispose() => _photos.Dispose();

    [Theory]
    [InlineData(FileFormat.Jpeg, ".jpg")]
    [InlineData(FileFormat.Png, ".png")]
    [InlineData(null, ".bin")]
    public async Task Body_is_the_neutral_name_the_kind_and_the_file_as_base64(FileFormat? format, string ending)
    {
        var content = SamplePhotos.Png();
        var file = _photos.Local("李四.png", content) with { Format = format };

        await SendAsync(file, StubHandler.Answer(200, Success));

        Assert.Equal(
            $"{{\"FileName\":\"{file.Digest[..16].ToLowerInvariant()}{ending}\",\"FileType\":\"IdCardFrontPhoto\",\"FileBase64\":\"{Convert.ToBase64String(content)}\"}}",
            Assert.Single(_requests).Text);
    }

    [Fact]
    public async Task Request_is_as_documented_and_signed_with_the_digest_of_its_body()
    {
        await SendAsync(StubHandler.Answer(200, Success));

        var request = Assert.Single(_requests);
        Assert.Equal(
            ("https://cloud-vms.volcengineapi.com/?Action=UploadQualificationFileV2&Version=2022-01-01", "application/json; charset=utf-8", Convert.ToHexStringLower(SHA256.HashData(request.Body))),
            (request.Uri.AbsoluteUri, request.Headers["Content-Type"], request.Headers["X-Content-Sha256"]));
        Assert.Equal((request.Body.Length.ToString(CultureInfo.InvariantCulture), UserAgent.Value), (request.Headers["Content-Length"], request.Headers["User-Agent"]));
    }

    [Fact]
    public async Task Code_is_what_the_upload_gives()
    {
        var reply = await SendAsync(StubHandler.Answer(200, Success));

        Assert.Equal((ReplyKind.Succeeded, "21000IdCardFrontPhoto.png", "r1"), (reply.Kind, reply.TaskId, reply.RequestId));
    }

    [Theory]
    [InlineData("{\"ResponseMetadata\":{\"RequestId\":\"r1\"},\"Result\":{}}")]
    [InlineData("{\"ResponseMetadata\":{\"RequestId\":\"r1\"},\"Result\":{\"FileCode\":\"\"}}")]
    [InlineData("{\"ResponseMetadata\":{\"RequestId\":\"r1\"},\"Result\":null}")]
    [InlineData("<html>")]
    public async Task Success_without_a_code_did_no_harm_and_may_be_sent_again(string body)
    {
        var reply = await SendAsync(StubHandler.Answer(200, body));

        Assert.Equal((ReplyKind.NotApplied, "ForeignAnswer", Texts.Get("Advice_Transient"), false), (reply.Kind, reply.Code, reply.Advice, reply.IsFinal));
    }

    [Theory]
    [InlineData("changed", "FileChanged")]
    [InlineData("gone", "FileChanged")]
    public async Task File_that_is_no_longer_what_was_checked_fails_its_row_without_an_attempt(string change, string failure)
    {
        var file = _photos.Local("a.png", SamplePhotos.Png());
        if (change == "gone")
            File.Delete(file.Path);
        else
            _photos.Write("a.png", SamplePhotos.Png(seed: 2));

        var reply = await SendAsync(file, StubHandler.Answer(200, Success));

        Assert.Equal(
            (ReplyKind.NotApplied, failure, Texts.Get("Failure_" + failure), Texts.Get("Advice_" + failure), ErrorConcern.Row, true, false),
            (reply.Kind, reply.Code, reply.Message, reply.Advice, reply.Concern, reply.IsFinal, reply.WasTried));
        Assert.Empty(_requests);
    }

    [Fact]
    public void Journal_belongs_to_the_action_the_host_and_the_account() =>
        Assert.Equal(JournalScope.Create("vms", "UploadQualificationFileV2", new Uri(VmsClient.DefaultEndpoint), "AK", "SK"), Upload().Scope);

    [Fact]
    public void Secret_is_not_to_be_repeated() => Assert.Equal(["SK"], Upload().Secrets.Select(secret => secret.Reveal()));

    [Fact]
    public void Every_kind_takes_pictures_of_twenty_megabytes() => Assert.All(Enum.GetValues<VmsFileType>(), type =>
    {
        var kind = VmsFileKinds.Of(type);
        Assert.Equal((type.ToString(), 20, 20L * 1024 * 1024, "Jpeg Png"), (kind.Name, kind.LargestMegabytes, kind.LargestLength, string.Join(' ', kind.Formats)));
    });

    private VmsUpload Upload(params HttpResponseMessage[] answers) => new(StubbedVms.Client(_requests, _time, answers));

    private Task<Reply> SendAsync(HttpResponseMessage answer) => SendAsync(_photos.Local("a.png", SamplePhotos.Png()), answer);

    private Task<Reply> SendAsync(LocalFile file, HttpResponseMessage answer)
    {
        var upload = Upload(answer);
        var form = new FileForm { Path = file.Path, Kind = VmsFileKinds.Of(VmsFileType.IdCardFrontPhoto), File = file };
        return upload.SendAsync(form, upload.Serialize(form), Never);
    }
}
