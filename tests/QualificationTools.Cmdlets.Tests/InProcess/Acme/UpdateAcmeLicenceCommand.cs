using System.Management.Automation;
using QualificationTools.Binding;
using QualificationTools.Bulk;
using QualificationTools.Commands;
using QualificationTools.Forms;
using QualificationTools.Journal;
using QualificationTools.Rules;
using QualificationTools.Security;
using QualificationTools.Services;

namespace QualificationTools.Cmdlets.Tests.InProcess.Acme;

public sealed class AcmeLicenceForm : QualificationForm
{
    [Column("LicenceNo", "许可证号"), Required]
    public string? LicenceNo { get; set; }

    [Column("Holder", "持有人"), OneOf("A", "B")]
    public string? Holder { get; set; }

    public override string? Key => LicenceNo;
}

public sealed class AcmeLicenceResult : QualificationResult;

[Cmdlet(VerbsData.Update, "AcmeLicence", SupportsShouldProcess = true, DefaultParameterSetName = ParameterSet.InputObject)]
[OutputType(typeof(AcmeLicenceResult))]
[ForService<AcmeService>]
public sealed class UpdateAcmeLicenceCommand : BulkCommand<AcmeLicenceForm, AcmeLicenceResult>
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = ParameterSet.InputObject)]
    [FormTransformation<AcmeLicenceForm>]
    public override AcmeLicenceForm[]? InputObject { get; set; }

    [Parameter]
    public string? Tenant { get; set; }

    private protected override string Action => AcmeUpdate.ActionName;

    private protected override RowOperation<AcmeLicenceForm> CreateOperation(Connection connection) => new AcmeUpdate(connection);
}

[Cmdlet(VerbsDiagnostic.Test, "AcmeLicence", DefaultParameterSetName = ParameterSet.InputObject)]
[OutputType(typeof(QualificationCheck))]
public sealed class TestAcmeLicenceCommand : TestCommand<AcmeLicenceForm>
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = ParameterSet.InputObject)]
    [FormTransformation<AcmeLicenceForm>]
    public override AcmeLicenceForm[]? InputObject { get; set; }
}

internal sealed class AcmeUpdate(Connection connection) : RowOperation<AcmeLicenceForm>
{
    public const string ActionName = "update_licence";

    public override string Action => ActionName;

    public override JournalScope Scope { get; } =
        JournalScope.Create("acme", ActionName, connection.Endpoint, connection.Credential.Id, connection.Credential.Secret);

    public override IReadOnlyList<SensitiveText> Secrets { get; } = new AcmeService().SecretsOf(connection.Credential);

    public override Task<Reply> SendAsync(AcmeLicenceForm form, byte[] body, CancellationToken stop) =>
        AcmeService.SendAsync(connection, ActionName, body, stop);

    public override Task<Sighting?> LookUpAsync(AcmeLicenceForm form, RowPast past, CancellationToken stop) =>
        Task.FromResult<Sighting?>(new Sighting(Evidence.Untellable));
}
