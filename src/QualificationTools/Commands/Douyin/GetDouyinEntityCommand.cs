using System.Management.Automation;
using QualificationTools.Binding;
using QualificationTools.Services;
using QualificationTools.Douyin;
using QualificationTools.Resources;
using QualificationTools.Rules;
using QualificationTools.Security;

namespace QualificationTools.Commands;

/// <summary>
/// Gets the id of an entity from Douyin's open platform by the number of its licence or identity card, which is never
/// shown.
/// </summary>
[Cmdlet(VerbsCommon.Get, "DouyinEntity", DefaultParameterSetName = ParameterSet.InputObject)]
[OutputType(typeof(DouyinEntity))]
[ForService<DouyinService>]
public sealed class GetDouyinEntityCommand : GetCommand
{
    private Connection? _connection;
    private DouyinClient? _client;
    private long _row;

    /// <summary>Specifies numbers, or rows with a column CertificateId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = ParameterSet.InputObject)]
    [
        AllowNull,
        AllowEmptyString,
        AllowEmptyCollection,
        FormTransformation<DouyinCertificate>(TextColumn = nameof(DouyinCertificate.CertificateId))]
    public DouyinCertificate[]? InputObject { get; set; }

    /// <summary>
    /// Specifies the number. A typed number stays in the shell's history; a column of a file does not.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = ParameterSet.Member)]
    public SensitiveText? CertificateId { get; set; }

    /// <summary>Specifies the production platform or its sandbox.</summary>
    [Parameter]
    public DouyinEnvironment? Environment { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (IsForAnotherService())
            return;
        foreach (
            var certificate in ParameterSetName == ParameterSet.Member
                ? [new DouyinCertificate { CertificateId = CertificateId }]
                : InputObject ?? [])
        {
            _row++;
            var row = certificate.Row.Line ?? _row;
            if (
                RuleEngine
                    .Check(certificate, DateOnly.MinValue)
                    .FirstOrDefault(problem => problem.Severity == Severity.Error) is
                { } problem)
                WriteError(Errors.ForRow(row, problem, certificate));
            else
                Find(row, certificate.CertificateId!);
        }
    }

    private void Find(long row, SensitiveText certificateId)
    {
        if (_client is null || IsOtherCredential)
        {
            _connection = CurrentConnection;
            _client = DouyinService.CreateClient(_connection);
        }

        // Messages name the row instead of the certificate.
        var name = $"{DouyinClient.EntityQuery}, {Texts.Format("Target_Row", row)}";
        if (Ask(_connection!, name, stop => _client.QueryEntityAsync(certificateId, stop), row) is not { } exchange)
            return;
        if (DouyinRecords.ReadEntityId(exchange.Body) is { } id)
            WriteRecord(
                new DouyinEntity
                {
                    Row = row,
                    MerchantEntityId = id,
                    CertificateId = certificateId,
                },
                _connection!);
        else
            WriteError(Errors.EntityNotFound(row));
    }
}
