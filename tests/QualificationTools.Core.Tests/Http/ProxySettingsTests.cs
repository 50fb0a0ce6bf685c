using System.Net;
using QualificationTools.Http;

namespace QualificationTools.Core.Tests.Http;

public sealed class ProxySettingsTests
{
    private static readonly Uri Service = new("https://cloud-vms.volcengineapi.com");

    private readonly Dictionary<string, string> _variables = [];

    [Fact]
    public void Named_proxy_is_used_and_its_credential_taken_out_of_the_address()
    {
        _variables["HTTPS_PROXY"] = "http://other:1";
        var proxy = ProxySettings.Of(new Uri("http://us%40er:pass%3Aword@proxy:8080"), Variable, new HttpClientHandlerProxy()).Create()!;

        Assert.Equal(new Uri("http://proxy:8080"), proxy.GetProxy(Service));
        var user = proxy.Credentials!.GetCredential(new Uri("http://proxy:8080"), "Basic")!;
        Assert.Equal(("us@er", "pass:word"), (user.UserName, user.Password));
    }

    [Theory]
    [InlineData("HTTPS_PROXY", "http://proxy:8080", "http://proxy:8080/")]
    [InlineData("https_proxy", "proxy:8080", "http://proxy:8080/")]
    [InlineData("ALL_PROXY", "socks5://proxy", "socks5://proxy/")]
    [InlineData("HTTP_PROXY", "http://proxy:8080", null)]
    [InlineData("HTTPS_PROXY", " ", null)]
    [InlineData("HTTPS_PROXY", "http://", null)]
    public void Variables_name_the_proxy_as_they_do_for_the_platform(string variable, string value, string? proxy)
    {
        _variables[variable] = value;
        Assert.Equal(proxy, OfEnvironment().Create()?.GetProxy(Service)?.AbsoluteUri);
    }

    [Theory]
    [InlineData("cloud-vms.volcengineapi.com", true)]
    [InlineData("example.org, .volcengineapi.com", true)]
    [InlineData("*.volcengineapi.com", true)]
    [InlineData("*", true)]
    [InlineData("volcengineapi.com", false)]
    [InlineData(".vms.volcengineapi.com", false)]
    [InlineData("", false)]
    public void No_proxy_names_what_is_reached_directly(string names, bool isDirect)
    {
        _variables["HTTPS_PROXY"] = "http://proxy:8080";
        _variables["NO_PROXY"] = names;
        Assert.Equal(isDirect, OfEnvironment().Create()!.IsBypassed(Service));
    }

    [Fact]
    public void Change_of_a_variable_in_the_session_counts()
    {
        _variables["HTTPS_PROXY"] = "http://one:1";
        var before = OfEnvironment();
        _variables["HTTPS_PROXY"] = "http://two:2";

        Assert.NotEqual(before, OfEnvironment());
        Assert.Equal("two", OfEnvironment().Create()!.GetProxy(Service)!.Host);
    }

    [Fact]
    public void Same_settings_share_their_connections()
    {
        _variables["HTTPS_PROXY"] = "http://one:1";
        Assert.Equal(OfEnvironment(), OfEnvironment());
        Assert.Equal(OfEnvironment().GetHashCode(), OfEnvironment().GetHashCode());
        Assert.NotEqual(OfEnvironment(), OfEnvironment() with { Credential = new ProxyLogin("", "u", "p") });
        Assert.Same(
            HttpTransport.Shared(TimeProvider.System, OfEnvironment()).Pool,
            HttpTransport.Shared(TimeProvider.System, OfEnvironment()).Pool);
    }

    [Fact]
    public void Proxy_that_the_session_has_set_counts_more_than_variables()
    {
        _variables["HTTPS_PROXY"] = "http://one:1";
        var proxy = ProxySettings.Of(null, Variable, new WebProxy("http://set:3")).Create()!;
        Assert.Equal("set", proxy.GetProxy(Service)!.Host);
    }

    [Fact]
    public void Credential_goes_with_the_proxy_of_the_environment_too()
    {
        _variables["HTTPS_PROXY"] = "http://a:b@one:1";
        var proxy = (OfEnvironment() with { Credential = new ProxyLogin("dom", "u", "p") }).Create()!;
        var user = proxy.Credentials!.GetCredential(new Uri("http://one:1"), "Negotiate")!;
        Assert.Equal(("dom", "u", "p"), (user.Domain, user.UserName, user.Password));
    }

    [Fact]
    public void Credential_in_a_variable_is_used_for_its_proxy()
    {
        _variables["HTTPS_PROXY"] = "http://a:b@one:1";
        var proxy = OfEnvironment().Create()!;
        Assert.Equal("b", proxy.Credentials!.GetCredential(new Uri("http://one:1"), "Basic")!.Password);
        Assert.Equal("", proxy.GetProxy(Service)!.UserInfo);
    }

    [Fact]
    public void Without_a_proxy_there_is_none()
    {
        Assert.Null(ProxySettings.None.Create());
        Assert.Null(HttpTransport.Shared(TimeProvider.System, ProxySettings.None).ProxyFor(Service));
    }

    [Fact]
    public void Settings_show_nothing_of_themselves()
    {
        _variables["HTTPS_PROXY"] = "http://a:canary@one:1";
        Assert.Equal("ProxySettings ProxyVariables ProxyLogin", $"{OfEnvironment()} {ProxyVariables.Read(Variable)} {new ProxyLogin("", "a", "canary")}");
    }

    private string? Variable(string name) => _variables.GetValueOrDefault(name);

    private ProxySettings OfEnvironment() => ProxySettings.Of(null, Variable, HttpClient.DefaultProxy);

    /// <summary>A proxy that a person has set and that must not count against one that is named.</summary>
    private sealed class HttpClientHandlerProxy : IWebProxy
    {
        public ICredentials? Credentials { get; set; }

        public Uri? GetProxy(Uri destination) => new("http://wrong:1");

        public bool IsBypassed(Uri host) => false;
    }
}
