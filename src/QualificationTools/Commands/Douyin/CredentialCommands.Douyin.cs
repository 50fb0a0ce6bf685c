using System.Management.Automation;
using System.Security;
using QualificationTools.Douyin;

namespace QualificationTools.Commands;

/// <content>The parts of a credential of Douyin.</content>
public sealed partial class SetQualificationCredentialCommand
{
    /// <summary>
    /// The ready access token of a partner on Douyin; none is fetched then, and the app's secret may be empty.
    /// </summary>
    [Parameter]
    public SecureString? AccessToken { get; set; }

    /// <summary>The environment of Douyin in which it is used.</summary>
    [Parameter]
    public DouyinEnvironment? Environment { get; set; }
}

/// <content>The parts of a credential of Douyin.</content>
public sealed partial class TestQualificationCredentialCommand
{
    /// <summary>Douyin's platform itself, or its sandbox.</summary>
    [Parameter]
    public DouyinEnvironment? Environment { get; set; }
}
