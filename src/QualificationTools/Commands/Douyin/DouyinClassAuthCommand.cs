using System.Management.Automation;
using QualificationTools.Credentials;
using QualificationTools.Douyin;

namespace QualificationTools.Commands;

/// <summary>
/// The base of cmdlets that submit class authentications: the form, as rows or by member, and the platform.
/// </summary>
[ForService<DouyinService>]
public abstract class DouyinClassAuthCommand : BulkCommand<DouyinClassAuthForm, DouyinClassAuthResult>
{
    /// <summary>Specifies the folder where relative file paths start, and which no file may lie outside.</summary>
    [Parameter, ValidateNotNullOrEmpty]
    public string? RootPath { get; set; }

    private protected sealed override string? FileRoot => RootPath;

    /// <summary>Specifies the production platform or its sandbox.</summary>
    [Parameter]
    public DouyinEnvironment? Environment { get; set; }

    /// <summary>Specifies how the sandbox's automatic review ends.</summary>
    [Parameter]
    public SandboxAudit? SandboxAudit { get; set; }

    // Not checked when parameters are bound, because the environment may come from the stored credential.
    private protected override Uri AddressFor(FoundCredential credential)
    {
        if (SandboxAudit is not null && DouyinService.EnvironmentOf(credential) != DouyinEnvironment.Sandbox)
            ThrowTerminatingError(Errors.SandboxAuditOutsideSandbox());
        return base.AddressFor(credential);
    }
}
