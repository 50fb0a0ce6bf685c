using System.Management.Automation;
using QualificationTools.Credentials;
using QualificationTools.Douyin;

namespace QualificationTools.Commands;

/// <summary>
/// What the cmdlets have in common that submit class authentications: the form, as rows or member by member, and the
/// platform.
/// </summary>
[ForService<DouyinService>]
public abstract class DouyinClassAuthCommand : BulkCommand<DouyinClassAuthForm, DouyinClassAuthResult>
{
    /// <summary>The folder at which relative paths of files start, and which no file may lie outside of.</summary>
    [Parameter, ValidateNotNullOrEmpty]
    public string? RootPath { get; set; }

    private protected sealed override string? FileRoot => RootPath;

    /// <summary>The platform itself, or its sandbox.</summary>
    [Parameter]
    public DouyinEnvironment? Environment { get; set; }

    /// <summary>How the sandbox's automatic review ends.</summary>
    [Parameter]
    public SandboxAudit? SandboxAudit { get; set; }

    // Here and not when parameters are bound, because the environment may be the stored credential's.
    private protected override Uri AddressFor(FoundCredential credential)
    {
        if (SandboxAudit is not null && DouyinService.EnvironmentOf(credential) != DouyinEnvironment.Sandbox)
            ThrowTerminatingError(Errors.SandboxAuditOutsideSandbox());
        return base.AddressFor(credential);
    }
}
