using System.Text;
using QualificationTools.Bulk;
using QualificationTools.Files;
using QualificationTools.Http;
using QualificationTools.Journal;
using QualificationTools.Security;

namespace QualificationTools.Vms;

/// <summary><c>UploadQualificationFileV2</c>: JSON with the file as base64.</summary>
internal sealed class VmsUpload(VmsClient client) : FileUpload(client.Time)
{
    /// <summary>The name of the action on the wire.</summary>
    public const string ActionName = "UploadQualificationFileV2";

    /// <inheritdoc/>
    public override string Action => ActionName;

    /// <inheritdoc/>
    public override JournalScope Scope => client.Scope(Action);

    /// <inheritdoc/>
    public override IReadOnlyList<SensitiveText> Secrets => client.Secrets;

    protected override async Task<(Reply Reply, HttpExchange? Exchange)> PostAsync(
        FileKind kind,
        LocalFile file,
        CancellationToken stop) =>
        await client
            .PostAsync(
                Action,
                type => new FileContent(
                    Encoding.UTF8.GetBytes(
                        $"{{\"FileName\":\"{file.NeutralName}\",\"FileType\":\"{kind.Name}\",\"FileBase64\":\""),
                    file,
                    "\"}"u8.ToArray(),
                    asBase64: true,
                    type),
                stop)
            .ConfigureAwait(false);

    protected override string? CodeOf(ReadOnlyMemory<byte> answer) => VmsReply.ResultText(answer, "FileCode");
}
