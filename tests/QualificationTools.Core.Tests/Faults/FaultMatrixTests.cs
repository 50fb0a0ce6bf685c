using QualificationTools.Emulator;

namespace QualificationTools.Core.Tests.Faults;

/// <summary>Every fault of the emulator, for both services, with a look-up that works and with one that fails.</summary>
[Trait("Category", "Slow")]
public sealed class FaultMatrixTests : IAsyncLifetime
{
    private EmulatorHost _emulator = null!;
    private EmulatedRun _run = null!;

    /// <summary>The fault of the first attempt; what becomes of the row where the look-up works; and where it does not.</summary>
    public static TheoryData<Service, string, QualificationStatus, QualificationStatus> Faults()
    {
        var data = new TheoryData<Service, string, QualificationStatus, QualificationStatus>();
        foreach (var service in Enum.GetValues<Service>())
        {
            Sure(service, "\"status\":429");
            Sure(service, "\"status\":429,\"retryAfter\":0");
            Unsure(service, "\"status\":503,\"nonJson\":true");
            Sure(service, "\"status\":429,\"nonJson\":true");
            Sure(service, "\"delayMs\":20");
            Unsure(service, "\"status\":500,\"nonJson\":true");
            Unsure(service, "\"status\":502,\"nonJson\":true,\"apply\":true");
            Unsure(service, "\"status\":504,\"nonJson\":true");
            Unsure(service, "\"status\":200,\"nonJson\":true");
            Unsure(service, "\"status\":200,\"nonJson\":true,\"apply\":true");
            Unsure(service, "\"resetBeforeRead\":true");
            Unsure(service, "\"resetAfterApply\":true");
            Unsure(service, "\"truncate\":true");
            Unsure(service, "\"truncate\":true,\"apply\":false");
            Unsure(service, "\"oversize\":9000000");
            Unsure(service, "\"hangBeforeApply\":true");
            Unsure(service, "\"hangAfterApply\":true");
            Unsure(service, "\"delayMs\":1500");
            Unsure(service, "\"redirect\":\"http://127.0.0.1:9/\"");
            Unsure(service, "\"redirect\":\"http://127.0.0.1:9/\",\"apply\":true");
        }

        // The emulator's bare 503 is the voice service's own ServiceUnavailableTemp; Douyin documents none.
        Sure(Service.Vms, "\"status\":503");
        Sure(Service.Vms, "\"status\":503,\"retryAfter\":0");
        Unsure(Service.Douyin, "\"status\":503");
        Sure(Service.Vms, "\"code\":\"FlowLimitExceeded.QPSOverLimit\",\"status\":429");
        Sure(Service.Vms, "\"code\":\"AccountFlowLimitExceeded\",\"status\":429");
        Unsure(Service.Vms, "\"code\":\"FailToConnect\",\"status\":502");
        Sure(Service.Vms, "\"code\":\"ServiceUnavailableTemp\",\"status\":503");
        Unsure(Service.Vms, "\"code\":\"InternalServiceFailed\"");
        Unsure(Service.Vms, "\"code\":\"SystemError\",\"apply\":true");
        Unsure(Service.Vms, "\"code\":\"DownStreamError\"");
        Unsure(Service.Vms, "\"code\":\"InternalError\",\"status\":500,\"apply\":true");
        Unsure(Service.Vms, "\"code\":\"InternalServiceTimeout\",\"status\":504");
        Refused(Service.Vms, "\"code\":\"RequestParametersError\"");
        Refused(Service.Vms, "\"code\":\"OperationDenied\"");
        data.Add(Service.Vms, "\"code\":\"NoSuchCode\"", QualificationStatus.Rejected, QualificationStatus.Unknown);
        Unsure(Service.Douyin, "\"code\":99999");
        Refused(Service.Vms, "\"code\":\"SignatureDoesNotMatch\",\"status\":401");

        Sure(Service.Douyin, "\"code\":28003018");
        Sure(Service.Douyin, "\"code\":28001003");
        Sure(Service.Douyin, "\"code\":28001008");
        Sure(Service.Douyin, "\"code\":60031");
        Unsure(Service.Douyin, "\"code\":60000");
        Unsure(Service.Douyin, "\"code\":60000,\"apply\":true");
        Unsure(Service.Douyin, "\"code\":28001005");
        Unsure(Service.Douyin, "\"code\":28001006,\"apply\":true");
        Refused(Service.Douyin, "\"code\":60133");
        Refused(Service.Douyin, "\"code\":28001007,\"envelope\":\"data\"");
        Refused(Service.Douyin, "\"code\":60010,\"envelope\":\"extra\"");
        Refused(Service.Douyin, "\"code\":28003017");
        return data;

        void Sure(Service service, string fault) => data.Add(service, fault, QualificationStatus.Succeeded, QualificationStatus.Succeeded);
        // Of Douyin's submissions, nothing proves that one was not taken.
        void Unsure(Service service, string fault) => data.Add(
            service, fault, service == Service.Vms || IsApplied(fault) ? QualificationStatus.Succeeded : QualificationStatus.Unknown, QualificationStatus.Unknown);
        void Refused(Service service, string fault) => data.Add(service, fault, QualificationStatus.Rejected, QualificationStatus.Rejected);
    }

    private static bool IsApplied(string fault) => fault is "\"truncate\":true"
        || ((string[])["\"apply\":true", "AfterApply", "oversize", "delayMs"]).Any(part => fault.Contains(part, StringComparison.Ordinal));

    public async ValueTask InitializeAsync()
    {
        _emulator = await EmulatorHost.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        _run = new EmulatedRun(_emulator);
    }

    public async ValueTask DisposeAsync()
    {
        _run.Dispose();
        await _emulator.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_row_has_the_outcome_that_the_service_has_on_record(Service service, string fault, QualificationStatus expected, QualificationStatus _)
    {
        _run.SetFaults($"[{{\"action\":\"{Action(service)}\",\"attempt\":1,{fault}}}]");
        Check(service, expected);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void Without_a_look_up_what_is_not_certain_is_unknown(Service service, string fault, QualificationStatus _, QualificationStatus expected)
    {
        var lookUp = service == Service.Vms
            ? "{\"action\":\"QueryQualification\",\"status\":500,\"code\":\"InternalError\"}"
            : "{\"action\":\"get_class_auth\",\"code\":60000}";
        _run.SetFaults($"[{lookUp},{{\"action\":\"{Action(service)}\",\"attempt\":1,{fault}}}]");
        Check(service, expected);
    }

    [Theory]
    [InlineData(1800)]
    [InlineData(-1800)]
    public void A_clock_that_is_off_is_corrected_by_that_of_the_service(int seconds)
    {
        _run.SetFaults($"[{{\"action\":\"*\",\"dateSkewSeconds\":{seconds.ToString(System.Globalization.CultureInfo.InvariantCulture)}}}]");

        var results = _run.Run(Service.Vms, [1, 2, 3]);

        Assert.All(results, result => Assert.Equal(QualificationStatus.Succeeded, result.Status));
    }

    private static string Action(Service service) => service == Service.Vms ? "UpdateQualification" : "update_class_auth";

    private void Check(Service service, QualificationStatus expected)
    {
        var result = Assert.Single(_run.Run(service, [1]));
        var applied = _run.Applied(service, 1);
        Assert.Equal(expected, result.Status);
        Assert.InRange(applied, expected == QualificationStatus.Succeeded ? 1 : 0, expected is QualificationStatus.Succeeded or QualificationStatus.Unknown ? 1 : 0);
    }
}
