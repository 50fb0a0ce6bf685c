using System.Text.Json;
using QualificationTools.Bulk;
using QualificationTools.Files;
using QualificationTools.Http;
using QualificationTools.Journal;
using QualificationTools.Security;

namespace QualificationTools.Vms;

/// <summary><c>UpdateQualification</c>, row by row.</summary>
internal sealed class VmsUpdate(VmsClient client) : RowOperation<VmsQualificationForm>
{
    private const int UnderReview = 1;
    private const int ReviewFailed = 3;

    /// <inheritdoc/>
    public override string Action => "UpdateQualification";

    /// <inheritdoc/>
    public override JournalScope Scope => client.Scope(Action);

    /// <inheritdoc/>
    public override IReadOnlyList<SensitiveText> Secrets => client.Secrets;

    /// <inheritdoc/>
    public override FileUpload Upload => new VmsUpload(client);

    /// <inheritdoc/>
    public override string Show(VmsQualificationForm form) => JsonSerializer.Serialize(form, VmsJson.Masked.VmsQualificationForm);

    /// <inheritdoc/>
    public override byte[] Serialize(VmsQualificationForm form) => JsonSerializer.SerializeToUtf8Bytes(form, VmsJson.Wire.VmsQualificationForm);

    /// <inheritdoc/>
    public override async Task<Reply> SendAsync(VmsQualificationForm form, byte[] body, CancellationToken stop) =>
        (await client.PostAsync(Action, body, stop).ConfigureAwait(false)).Reply;

    /// <inheritdoc/>
    /// <remarks>
    /// Only a qualification whose review failed may be updated, and an update puts it under review: 1 says that it took
    /// effect, 3 that it did not. An approved one tells nothing.
    /// </remarks>
    public override async Task<LookUpAnswer?> LookUpAsync(VmsQualificationForm form, CancellationToken stop)
    {
        if (form.Key is not { Length: > 0 } number)
            return LookUpAnswer.Open;
        var query = JsonSerializer.SerializeToUtf8Bytes(new VmsQuery { QualificationNoList = [number] }, VmsJson.Wire.VmsQuery);
        var (reply, exchange) = await client.PostAsync("QueryQualification", query, stop).ConfigureAwait(false);
        if (reply.Kind != ReplyKind.Succeeded)
            return null;
        return VmsQueryAnswer.StatusOf(exchange.Body.Span, number) switch
        {
            UnderReview => LookUpAnswer.Applied,
            ReviewFailed => LookUpAnswer.NotApplied,
            _ => LookUpAnswer.Open,
        };
    }
}
