using System.Management.Automation;
using System.Security;
using QualificationTools.Douyin;

namespace QualificationTools.Commands;

/// <content>The parts of a Douyin credential.</content>
public sealed partial class SetQualificationCredentialCommand
{
    /// <summary>
    /// Specifies the existing access token of a Douyin partner; no token is then requested, and the app's secret may be
    /// empty.
    /// </summary>
    [Parameter]
    public SecureString? AccessToken { get; set; }

    /// <summary>Specifies the Douyin environment that the credential is for.</summary>
    [Parameter]
    public DouyinEnvironment? Environment { get; set; }
}

/// <content>The parts of a Douyin credential.</content>
public sealed partial class TestQualificationCredentialCommand
{
    /// <summary>Specifies the production platform or its sandbox.</summary>
    [Parameter]
    public DouyinEnvironment? Environment { get; set; }
}
