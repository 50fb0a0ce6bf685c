using System.Management.Automation;
using System.Security;
using QualificationTools.Binding;

namespace QualificationTools.Commands;

/// <content>The parts of a credential of Volcengine.</content>
public sealed partial class SetQualificationCredentialCommand
{
    /// <summary>The token of a temporary credential of Volcengine.</summary>
    [Parameter]
    public SecureString? SessionToken { get; set; }

    /// <summary>The region of Volcengine in which it is used.</summary>
    [Parameter, ValidateNotNullOrEmpty, ArgumentCompleter(typeof(VmsRegionCompleter))]
    public string? Region { get; set; }
}

/// <content>The parts of a credential of Volcengine.</content>
public sealed partial class TestQualificationCredentialCommand
{
    /// <summary>The region in the signature's scope.</summary>
    [Parameter, ValidateNotNullOrEmpty, ArgumentCompleter(typeof(VmsRegionCompleter))]
    public string? Region { get; set; }
}
