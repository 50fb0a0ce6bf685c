using System.Net;
using QualificationTools.Http;

namespace QualificationTools.Core.Tests.Http;

public sealed class RemoteOnlyProxyTests
{
    private static readonly Uri Proxy = new("http://proxy:8080");

    private readonly RemoteOnlyProxy _proxy = new(new WebProxy(Proxy) { BypassList = ["internal"] });

    [Theory]
    [InlineData("http://127.0.0.1:5000")]
    [InlineData("http://localhost:5000")]
    [InlineData("http://[::1]:5000")]
    public void This_machine_is_reached_directly(string address) => Assert.Null(_proxy.GetProxy(new Uri(address)));

    [Fact]
    public void Other_machines_are_reached_by_the_proxy() => Assert.Equal(Proxy, _proxy.GetProxy(new Uri("https://cloud-vms.volcengineapi.com")));

    [Theory]
    [InlineData("http://127.0.0.1:5000", true)]
    [InlineData("https://internal", true)]
    [InlineData("https://cloud-vms.volcengineapi.com", false)]
    public void Exceptions_of_the_environment_stay(string address, bool isBypassed) => Assert.Equal(isBypassed, _proxy.IsBypassed(new Uri(address)));
}
