using System.Globalization;
using QualificationTools.Bulk;
using QualificationTools.Douyin;
using QualificationTools.Emulator;
using QualificationTools.Emulator.Faults;
using QualificationTools.Forms;
using QualificationTools.Http;
using QualificationTools.Journal;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Faults;

/// <summary>Bulk runs of both services against an emulator of their own, over real connections, with short waits.</summary>
internal sealed class EmulatedRun(EmulatorHost emulator) : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(400);

    private readonly HttpMessageInvoker _invoker = new(HttpTransport.CreateHandler());

    public static BulkOptions Options { get; } = new() { ThrottleLimit = 8, RetryInterval = TimeSpan.FromMilliseconds(1), Settling = Timeout };

    public static string Key(Service service, int number) =>
        (service == Service.Vms ? "QUA" : "I_") + number.ToString(CultureInfo.InvariantCulture);

    public void Dispose() => _invoker.Dispose();

    public IReadOnlyList<QualificationResult> Run(Service service, IEnumerable<int> numbers, BulkOptions? options = null, string? journalPath = null, Func<int, string>? photo = null) =>
        service == Service.Vms
            ? Run<VmsQualificationForm, VmsQualificationResult>(VmsOperation(), numbers.Select(number => Vms(number, photo?.Invoke(number))), options, journalPath)
            : Run<DouyinClassAuthForm, DouyinClassAuthResult>(DouyinOperation(), numbers.Select(number => Douyin(number, photo?.Invoke(number))), options, journalPath);

    public int Applied(Service service, int number) => service == Service.Vms
        ? emulator.State.AppliedToQualification(Key(service, number))
        : emulator.State.AppliedToMerchant(Key(service, number));

    public void SetFaults(string json) => emulator.SetFaults(FaultScript.Parse(json));

    public VmsUpdate VmsOperation() => new(
        new VmsClient(Transport(), emulator.Endpoint, new VolcengineCredential("AKLTEMULATOR", "ZW11bGF0b3Itc2VjcmV0"), VmsClient.DefaultRegion, Timeout, TimeProvider.System));

    public DouyinUpdate DouyinOperation() =>
        new(new DouyinClient(Transport(), emulator.Endpoint, new DouyinCredential("ttemulator", "emulator-secret"), null, Timeout, TimeProvider.System));

    private static VmsQualificationForm Vms(int number, string? photo) => new()
    {
        MainInfo = new VmsMainInfo { QualificationNo = Key(Service.Vms, number) },
        AdminInfo = new VmsAdminInfo { QualificationId = number, IdCardFrontPhotoFileCode = photo },
        Scenarios = [new VmsScenario { SceneType = 1101 }],
    };

    private static DouyinClassAuthForm Douyin(int number, string? photo) => new()
    {
        MerchantEntityId = Key(Service.Douyin, number),
        Class = new DouyinClass { FirstClass = 40000, SecondClass = 40600 },
        IndustryRole = IndustryRole.Teacher,
        Qualifications =
        [
            new DouyinMaterial
            {
                MaterialType = MaterialType.TeacherProfessionalCertificate,
                ExpireTime = "长期有效",
                MaterialPaths = [photo ?? "certification/resource/" + number.ToString("x32", CultureInfo.InvariantCulture)],
            },
        ],
    };

    private static List<QualificationResult> Run<TForm, TResult>(
        RowOperation<TForm> operation, IEnumerable<TForm> forms, BulkOptions? options, string? journalPath)
        where TForm : QualificationForm
        where TResult : QualificationResult, new()
    {
        using var journal = journalPath is null ? null : RunJournal.Open(journalPath, operation.Scope, TimeProvider.System);
        using var run = new BulkRun<TForm, TResult>(operation, options ?? Options, journal);
        var results = new List<QualificationResult>();
        foreach (var form in forms)
        {
            while (!run.TryAdd(run.Added + 1, form))
                results.Add(run.Take()!);
        }

        run.Complete();
        while (run.Take() is { } result)
            results.Add(result);
        return results;
    }

    private HttpTransport Transport() => new(_invoker, TimeProvider.System);
}

/// <summary>The two services.</summary>
public enum Service
{
    Vms,
    Douyin,
}
