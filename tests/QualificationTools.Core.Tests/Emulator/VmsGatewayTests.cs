using System.Text;
using QualificationTools.Emulator;

namespace QualificationTools.Core.Tests.Emulator;

public sealed class VmsGatewayTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private EmulatorHost _emulator = null!;

    public async ValueTask InitializeAsync() => _emulator = await EmulatorHost.StartAsync(new EmulatorOptions { TimeProvider = _time });

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    [Theory]
    [InlineData("cn-north-1")]
    [InlineData("cn-beijing")]
    public async Task Right_signature_is_accepted_in_both_regions(string region)
    {
        using var caller = new VmsCaller(_emulator, _time) { Region = region };

        var reply = await caller.UpdateAsync("QUA1");

        Assert.Null(reply.Code);
        Assert.Equal(region, reply.Json.GetProperty("ResponseMetadata").GetProperty("Region").GetString());
    }

    [Fact]
    public async Task Success_has_the_documented_envelope()
    {
        using var caller = new VmsCaller(_emulator, _time);

        var reply = await caller.UpdateAsync("QUA1");

        var metadata = reply.Json.GetProperty("ResponseMetadata");
        Assert.Equal(["RequestId", "Action", "Version", "Service", "Region"], metadata.EnumerateObject().Select(member => member.Name));
        Assert.Equal("UpdateQualification", metadata.GetProperty("Action").GetString());
        Assert.Equal("2022-01-01", metadata.GetProperty("Version").GetString());
        Assert.Equal("vms", metadata.GetProperty("Service").GetString());
        Assert.Equal("{}", reply.Result.GetRawText());
    }

    [Fact]
    public async Task Request_ids_are_unique()
    {
        using var caller = new VmsCaller(_emulator, _time);

        var first = await caller.UpdateAsync("QUA1");
        var second = await caller.UpdateAsync("QUA2");

        Assert.NotEqual(RequestId(first), RequestId(second));
        static string? RequestId(VmsReply reply) => reply.Json.GetProperty("ResponseMetadata").GetProperty("RequestId").GetString();
    }

    [Fact]
    public async Task Wrong_secret_does_not_match()
    {
        using var caller = new VmsCaller(_emulator, _time) { SecretKey = "d3Jvbmc=" };

        await AssertRefusedAsync(caller, 401, "SignatureDoesNotMatch", 100010);
    }

    [Fact]
    public async Task Unknown_access_key_is_invalid()
    {
        using var caller = new VmsCaller(_emulator, _time) { AccessKey = "AKLTUNKNOWN" };

        await AssertRefusedAsync(caller, 401, "InvalidAccessKey", 100009);
    }

    [Fact]
    public async Task Access_key_without_permission_is_denied()
    {
        using var caller = new VmsCaller(_emulator, _time) { AccessKey = "AKLTNOPERMISSION", SecretKey = "bm8tcGVybWlzc2lvbg==" };

        await AssertRefusedAsync(caller, 403, "AccessDenied", 100013);
    }

    [Fact]
    public async Task Hash_header_of_another_body_does_not_match()
    {
        using var caller = new VmsCaller(_emulator, _time) { ContentSha256 = new string('0', 64) };

        await AssertRefusedAsync(caller, 401, "SignatureDoesNotMatch", 100010);
    }

    [Fact]
    public async Task Host_need_not_be_signed()
    {
        // SIG-04
        using var caller = new VmsCaller(_emulator, _time) { SignHost = false };

        Assert.Null((await caller.UpdateAsync("QUA1")).Code);
    }

    [Theory]
    [InlineData(-901)]
    [InlineData(61)]
    public async Task Time_out_of_bounds_is_invalid(int seconds)
    {
        using var caller = new VmsCaller(_emulator, _time) { ClockOffset = TimeSpan.FromSeconds(seconds) };

        await AssertRefusedAsync(caller, 403, "InvalidTimestamp", 100006);
    }

    [Theory]
    [InlineData(-900)]
    [InlineData(60)]
    public async Task Time_within_bounds_is_accepted(int seconds)
    {
        using var caller = new VmsCaller(_emulator, _time) { ClockOffset = TimeSpan.FromSeconds(seconds) };

        Assert.Null((await caller.UpdateAsync("QUA1")).Code);
    }

    [Fact]
    public async Task Scope_of_another_service_is_an_invalid_credential()
    {
        using var caller = new VmsCaller(_emulator, _time) { Service = "iam" };

        await AssertRefusedAsync(caller, 401, "InvalidCredential", null);
    }

    [Fact]
    public async Task Scope_of_another_region_is_an_invalid_credential()
    {
        using var caller = new VmsCaller(_emulator, _time) { Region = "us-east-1" };

        await AssertRefusedAsync(caller, 401, "InvalidCredential", null);
    }

    [Fact]
    public async Task Scope_of_another_day_is_an_invalid_credential()
    {
        using var caller = new VmsCaller(_emulator, _time) { ScopeDate = "20260301" };

        await AssertRefusedAsync(caller, 401, "InvalidCredential", null);
    }

    [Fact]
    public async Task Temporary_key_with_its_signed_token_is_accepted()
    {
        using var caller = Temporary("emulator-session-token");

        Assert.Null((await caller.UpdateAsync("QUA1")).Code);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("another-token", true)]
    [InlineData("emulator-session-token", false)]
    public async Task Temporary_key_without_its_signed_token_is_refused(string? token, bool sign)
    {
        using var caller = Temporary(token, sign);

        await AssertRefusedAsync(caller, 401, "InvalidSecretToken", null);
    }

    [Fact]
    public async Task Missing_authorization_is_named()
    {
        using var caller = new VmsCaller(_emulator, _time);
        var request = caller.Request(HttpMethod.Post, "UpdateQualification", VmsCaller.Form("QUA1"));
        request.Headers.Remove("Authorization");

        var reply = await caller.SendAsync(request);

        Assert.Equal((401, "MissingAuthenticationToken", 100003), (reply.Status, reply.Code, reply.CodeN));
    }

    [Fact]
    public async Task Missing_signature_is_named()
    {
        using var caller = new VmsCaller(_emulator, _time);
        var request = caller.Request(HttpMethod.Post, "UpdateQualification", VmsCaller.Form("QUA1"));
        request.Headers.Remove("Authorization");
        request.Headers.TryAddWithoutValidation("Authorization", "HMAC-SHA256 Credential=AKLTEMULATOR/20260302/cn-north-1/vms/request, SignedHeaders=host;x-date");

        var reply = await caller.SendAsync(request);

        Assert.Equal((401, "MissingSignature", 100005), (reply.Status, reply.Code, reply.CodeN));
    }

    [Fact]
    public async Task Unknown_action_is_refused()
    {
        using var caller = new VmsCaller(_emulator, _time);

        var reply = await caller.PostAsync("DeleteQualification", "{}");

        Assert.Equal((404, "InvalidActionOrVersion", 100008), (reply.Status, reply.Code, reply.CodeN));
    }

    [Fact]
    public async Task Unknown_version_is_refused()
    {
        using var caller = new VmsCaller(_emulator, _time) { Version = "2021-01-01" };

        await AssertRefusedAsync(caller, 404, "InvalidActionOrVersion", 100008);
    }

    [Fact]
    public async Task Get_is_not_allowed_where_post_is_needed()
    {
        using var caller = new VmsCaller(_emulator, _time);

        var reply = await caller.SendAsync(caller.Request(HttpMethod.Get, "UpdateQualification", ""));

        Assert.Equal((405, "MethodNotAllowed", 100020), (reply.Status, reply.Code, reply.CodeN));
    }

    [Fact]
    public async Task Refused_request_is_recorded_and_not_applied()
    {
        using var caller = new VmsCaller(_emulator, _time) { SecretKey = "d3Jvbmc=" };
        await caller.UpdateAsync("QUA1");

        var recorded = Assert.Single(_emulator.Requests);

        Assert.Equal(("UpdateQualification", "QUA1", false), (recorded.Action, recorded.Key, recorded.Applied));
        Assert.Equal(401, recorded.Answer?.Status);
        Assert.Equal(Encoding.UTF8.GetBytes(VmsCaller.Form("QUA1")), recorded.Body.ToArray());
    }

    private VmsCaller Temporary(string? token, bool sign = true) => new(_emulator, _time)
    {
        AccessKey = "AKLTEMULATORSTS",
        SecretKey = "ZW11bGF0b3Itc3RzLXNlY3JldA==",
        SessionToken = token,
        SignSessionToken = sign,
    };

    private static async Task AssertRefusedAsync(VmsCaller caller, int status, string code, int? number)
    {
        var reply = await caller.UpdateAsync("QUA1");

        Assert.Equal((status, code, number), (reply.Status, reply.Code, reply.CodeN));
    }
}
