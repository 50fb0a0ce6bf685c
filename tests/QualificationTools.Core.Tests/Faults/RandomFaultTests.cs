using System.Globalization;
using QualificationTools.Emulator;

namespace QualificationTools.Core.Tests.Faults;

/// <summary>Many rows through random faults of every kind: one result a row, and each agrees with what the service applied.</summary>
public sealed class RandomFaultTests
{
    /// <summary>Few by default; the variable makes a soak of it.</summary>
    private static readonly int Rows = int.Parse(Environment.GetEnvironmentVariable("QUALIFICATIONTOOLS_SOAK_ROWS") ?? "400", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData(Service.Vms, 1)]
    [InlineData(Service.Vms, 2)]
    [InlineData(Service.Vms, 3)]
    [InlineData(Service.Douyin, 1)]
    [InlineData(Service.Douyin, 2)]
    [InlineData(Service.Douyin, 3)]
    public async Task Every_row_has_one_result_that_agrees_with_the_service(Service service, int seed)
    {
        await using var emulator = await EmulatorHost.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var run = new EmulatedRun(emulator);
        run.SetFaults(Script(service, seed, probability: 0.05 / 9));

        var results = run.Run(service, Enumerable.Range(1, Rows), EmulatedRun.Options with { ThrottleLimit = 32, MaximumRetryCount = 10 });

        Assert.Equal(Enumerable.Range(1, Rows).Select(row => (long)row), results.Select(result => result.Row).Order());
        foreach (var result in results)
        {
            var applied = run.Applied(service, (int)result.Row);
            var isRight = result.Status switch
            {
                QualificationStatus.Succeeded => applied == 1,
                // Nothing proves that a submission to Douyin was not taken.
                QualificationStatus.Unknown => service == Service.Douyin && applied <= 1,
                _ => applied == 0,
            };
            Assert.True(isRight, string.Create(CultureInfo.InvariantCulture, $"{result} {result.ErrorCode} was applied {applied} times."));
        }
    }

    private static string Script(Service service, int seed, double probability)
    {
        string[] endings =
        [
            "\"resetBeforeRead\":true", "\"resetAfterApply\":true", "\"hangBeforeApply\":true", "\"hangAfterApply\":true", "\"truncate\":true",
            "\"status\":503", "\"status\":200,\"nonJson\":true", "\"status\":502,\"nonJson\":true,\"apply\":true", "\"oversize\":9000000",
        ];
        var action = service == Service.Vms ? "UpdateQualification" : "update_class_auth";
        var rules = endings.Select((ending, index) => string.Create(
            CultureInfo.InvariantCulture, $"{{\"action\":\"{action}\",\"probability\":{probability},\"seed\":{(seed * 100) + index},{ending}}}"));
        return $"[{string.Join(',', rules)}]";
    }
}
