using QualificationTools.Http;

namespace QualificationTools.Core.Tests.Http;

public sealed class UserAgentTests
{
    [Fact]
    public void Module_names_itself_with_its_version() => Assert.Matches(@"^QualificationTools/\d+\.\d+\.\d+$", UserAgent.Value);
}
