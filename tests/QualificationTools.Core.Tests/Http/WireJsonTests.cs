using System.Text.Json;
using QualificationTools.Json;
using QualificationTools.Security;

namespace QualificationTools.Core.Tests.Http;

public sealed class WireJsonTests
{
    [Fact]
    public void Sensitive_value_is_itself_on_the_wire() =>
        Assert.Equal("\"钱二\"", JsonSerializer.Serialize(new SensitiveText("钱二"), WireJson.CreateOptions()));

    [Fact]
    public void What_is_not_set_is_left_out() => Assert.Equal("{}", JsonSerializer.Serialize(new { Member = (string?)null }, WireJson.CreateOptions()));
}
