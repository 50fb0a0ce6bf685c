using System.Net.Http.Headers;
using System.Text;
using QualificationTools.Bulk;
using QualificationTools.Files;
using QualificationTools.Http;
using QualificationTools.Journal;
using QualificationTools.Json;
using QualificationTools.Security;

namespace QualificationTools.Douyin;

/// <summary><c>upload_material</c>: a multipart form of known length.</summary>
internal sealed class DouyinUpload(DouyinClient client) : FileUpload(client.Time)
{
    /// <summary>The name of the action on the wire.</summary>
    public const string ActionName = "upload_material";

    /// <inheritdoc/>
    public override string Action => ActionName;

    /// <inheritdoc/>
    public override JournalScope Scope => client.Scope(Action);

    /// <inheritdoc/>
    public override IReadOnlyList<SensitiveText> Secrets => client.Secrets;

    protected override Task<(Reply Reply, HttpExchange? Exchange)> PostAsync(
        FileKind kind,
        LocalFile file,
        CancellationToken stop) =>
        client.UploadAsync(Action, (appId, token) => Content(kind, file, appId, token), stop);

    protected override string? CodeOf(ReadOnlyMemory<byte> answer) => PathOf(answer);

    /// <summary>Returns the path in an answer; null if it has none.</summary>
    internal static string? PathOf(ReadOnlyMemory<byte> answer) => AnswerObject.Parse(answer.Span).Text("path");

    private static FileContent Content(FileKind kind, LocalFile file, string appId, string token)
    {
        // No file has a number in it that was drawn a moment ago.
        var boundary = Guid.NewGuid().ToString("N");
        var head = new StringBuilder();
        AddField("appid", appId);
        AddField("access_token", token);
        AddField("material_type", kind.Name);
        AddHeader($"name=\"material_file\"; filename=\"{file.NeutralName}\"");
        head.Append("Content-Type: ").Append(MediaType(file.Format)).Append("\r\n\r\n");
        var type = new MediaTypeHeaderValue("multipart/form-data")
        {
            Parameters = { new NameValueHeaderValue("boundary", boundary) },
        };
        return new FileContent(
            Encoding.UTF8.GetBytes(head.ToString()),
            file,
            Encoding.UTF8.GetBytes($"\r\n--{boundary}--\r\n"),
            asBase64: false,
            type);

        void AddField(string name, string value)
        {
            AddHeader($"name=\"{name}\"");
            head.Append("\r\n").Append(value).Append("\r\n");
        }

        void AddHeader(string disposition) =>
            head.Append("--")
                .Append(boundary)
                .Append("\r\nContent-Disposition: form-data; ")
                .Append(disposition)
                .Append("\r\n");
    }

    private static string MediaType(FileFormat? format) => format switch
    {
        FileFormat.Jpeg => "image/jpeg",
        FileFormat.Png => "image/png",
        FileFormat.Pdf => "application/pdf",
        _ => "application/octet-stream",
    };
}
