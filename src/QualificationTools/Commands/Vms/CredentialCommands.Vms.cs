using System.Management.Automation;
using System.Security;
using QualificationTools.Binding;

namespace QualificationTools.Commands;

/// <content>The parts of a Volcengine credential.</content>
public sealed partial class SetQualificationCredentialCommand
{
    /// <summary>Specifies the session token of a temporary Volcengine credential.</summary>
    [Parameter]
    public SecureString? SessionToken { get; set; }

    /// <summary>Specifies the Volcengine region that the credential is for.</summary>
    [Parameter, ValidateNotNullOrEmpty, ArgumentCompleter(typeof(VmsRegionCompleter))]
    public string? Region { get; set; }
}

/// <content>The parts of a Volcengine credential.</content>
public sealed partial class TestQualificationCredentialCommand
{
    /// <summary>Specifies the region in the signature's scope.</summary>
    [Parameter, ValidateNotNullOrEmpty, ArgumentCompleter(typeof(VmsRegionCompleter))]
    public string? Region { get; set; }
}
