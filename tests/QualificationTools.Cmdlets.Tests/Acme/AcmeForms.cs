using System.Management.Automation;
using System.Text.Json.Serialization;
using QualificationTools.Binding;
using QualificationTools.Bulk;
using QualificationTools.Commands;
using QualificationTools.Forms;
using QualificationTools.Rules;
using QualificationTools.Services;

namespace QualificationTools.Cmdlets.Tests.Acme;

/// <summary>A licence.</summary>
[Examples(typeof(AcmeExamples))]
public sealed class AcmeLicenceForm : QualificationForm
{
    /// <summary>The licence's number.</summary>
    [JsonPropertyName("licence_no"), Column("LicenceNo", "许可证编号"), Required, LicenceForm]
    public string? LicenceNo { get; set; }

    /// <summary>The holder's name.</summary>
    [JsonPropertyName("holder"), Column("Holder", "持证人"), Required]
    public string? Holder { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? Key => LicenceNo;
}

/// <summary>A rule of the service's own, with a message of its own.</summary>
internal sealed class LicenceFormAttribute() : TextRuleAttribute("LicenceForm", Severity.Error)
{
    internal override object[]? BrokenText(string text, in RuleContext context) =>
        text.Length > 1 && text[0] == 'L' && text[1..].All(char.IsAsciiDigit) ? null : [];
}

/// <summary>What became of a licence.</summary>
public sealed class AcmeLicenceResult : QualificationResult
{
    /// <summary>The licence's number.</summary>
    public string? LicenceNo => Input.Key;
}

/// <summary>The example row.</summary>
internal sealed class AcmeExamples : FormExamples
{
    public override IReadOnlyList<ExampleRow> Rows => [new(null, new AcmeLicenceForm { LicenceNo = "L0000", Holder = "示例丙" })];
}

/// <summary>Renews licences.</summary>
[Cmdlet(VerbsData.Update, "AcmeLicence", SupportsShouldProcess = true)]
[OutputType(typeof(AcmeLicenceResult))]
[ForService<AcmeService>]
public sealed class UpdateAcmeLicenceCommand : BulkCommand<AcmeLicenceForm, AcmeLicenceResult>
{
    /// <inheritdoc/>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = "InputObject"), FormTransformation<AcmeLicenceForm>]
    public override AcmeLicenceForm[]? InputObject { get; set; }

    /// <summary>The site, in the place of the credential's.</summary>
    [Parameter]
    public string? Site { get; set; }

    private protected override string Action => "renew";

    private protected override RowOperation<AcmeLicenceForm> CreateOperation(Connection connection) => new AcmeRenewal(new AcmeClient(connection));
}

/// <summary>Checks licences offline.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AcmeLicence")]
[OutputType(typeof(QualificationCheck))]
public sealed class TestAcmeLicenceCommand : TestCommand<AcmeLicenceForm>
{
    /// <inheritdoc/>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = "InputObject"), FormTransformation<AcmeLicenceForm>]
    public override AcmeLicenceForm[]? InputObject { get; set; }
}
