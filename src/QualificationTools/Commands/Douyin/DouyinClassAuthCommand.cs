using System.Management.Automation;
using QualificationTools.Connections;
using QualificationTools.Douyin;

namespace QualificationTools.Commands;

/// <summary>What the cmdlets have in common that submit class authentications: the form, as rows or member by member, and the platform.</summary>
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

    private protected sealed override Platform Platform => Douyin;

    /// <summary>The platform.</summary>
    private protected DouyinPlatform Douyin => new(this, Environment, SandboxAudit);
}
