using System.Globalization;
using QualificationTools.Bulk;
using QualificationTools.Core.Tests.Files;
using QualificationTools.Emulator;
using QualificationTools.Files;

namespace QualificationTools.Core.Tests.Faults;

/// <summary>Uploads through faults, against the emulator over real connections.</summary>
public sealed class UploadFaultTests : IDisposable
{
    private const int Photos = 4;
    private const int Rows = 12;

    private readonly SamplePhotos _photos = new();

    private BulkOptions Options => EmulatedRun.Options with { Folder = new LocalFolder(_photos.Folder), MaximumRetryCount = 5 };

    public void Dispose() => _photos.Dispose();

    [Theory]
    [InlineData(Service.Vms, """{"attempt":1,"status":503}""")]
    [InlineData(Service.Vms, """{"attempt":1,"status":429,"retryAfter":0}""")]
    [InlineData(Service.Vms, """{"attempt":1,"code":"FlowLimitExceeded"}""")]
    [InlineData(Service.Vms, """{"resetBeforeRead":true,"times":3}""")]
    [InlineData(Service.Vms, """{"attempt":1,"code":"InvalidTimestamp"}""")]
    [InlineData(Service.Douyin, """{"attempt":1,"status":503,"times":2}""")]
    [InlineData(Service.Douyin, """{"code":28003018,"times":2}""")]
    [InlineData(Service.Douyin, """{"code":28001008,"times":1}""")]
    [InlineData(Service.Douyin, """{"resetBeforeRead":true,"times":2}""")]
    public async Task Each_photo_goes_up_once_through_what_does_not_take_effect(Service service, string fault) =>
        Assert.All(await RunAsync(service, fault), upload => Assert.Equal(1, upload.Value));

    [Theory]
    [InlineData(Service.Vms, """{"attempt":1,"resetAfterApply":true}""")]
    [InlineData(Service.Vms, """{"attempt":1,"truncate":true}""")]
    [InlineData(Service.Vms, """{"attempt":1,"hangAfterApply":true}""")]
    [InlineData(Service.Vms, """{"attempt":1,"code":"InternalServiceFailed","apply":true}""")]
    [InlineData(Service.Douyin, """{"resetAfterApply":true,"times":2}""")]
    [InlineData(Service.Douyin, """{"code":60000,"apply":true,"times":2}""")]
    public async Task Lost_answer_costs_one_more_upload_and_no_row(Service service, string fault) =>
        Assert.All(await RunAsync(service, fault), upload => Assert.InRange(upload.Value, 1, 3));

    private async Task<IReadOnlyDictionary<string, int>> RunAsync(Service service, string fault)
    {
        await using var emulator = await EmulatorHost.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var run = new EmulatedRun(emulator);
        var action = service == Service.Vms ? "UploadQualificationFileV2" : "upload_material";
        run.SetFaults($"[{fault.Replace("{", $$"""{"action":"{{action}}",""", StringComparison.Ordinal)}]");
        for (var i = 0; i < Photos; i++)
            _photos.Write(string.Create(CultureInfo.InvariantCulture, $"p{i}.png"), SamplePhotos.Png(100_000, seed: i));

        var results = run.Run(service, Enumerable.Range(1, Rows), Options, photo: row => string.Create(CultureInfo.InvariantCulture, $"./p{row % Photos}.png"));

        Assert.All(results, result => Assert.Equal((QualificationStatus.Succeeded, ""), (result.Status, result.ErrorCode ?? "")));
        Assert.All(Enumerable.Range(1, Rows), row => Assert.Equal(1, run.Applied(service, row)));
        Assert.Equal(
            Enumerable.Range(0, Photos).Select(i => SamplePhotos.Digest(SamplePhotos.Png(100_000, seed: i)).ToLowerInvariant()).Order(StringComparer.Ordinal),
            emulator.State.Uploads.Keys.Order(StringComparer.Ordinal));
        return emulator.State.Uploads;
    }
}
