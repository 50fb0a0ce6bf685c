using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Benchmarks.Clients;
using Benchmarks.Harness;
using QualificationTools.Vms;

namespace Benchmarks;

internal sealed class Signing : Benchmark
{
    private const int Batch = 20_000;
    private const int WarmUpBatches = 5;

    public override string Name => "signing";

    public override string Question => "what does a signature cost beside the three hash calls that it cannot do without?";

    public override async Task RunAsync(Session session, Report report)
    {
        var body = SampleRows.Bodies(1)[0];
        var signer = new SampleSigner(new Uri(VmsClient.DefaultEndpoint));
        var signed = signer.Sign(body);
        var canonical = Encoding.UTF8.GetBytes(signed.CanonicalRequest.Text);
        var toSign = Encoding.UTF8.GetBytes(signed.StringToSign);
        var key = new byte[32];

        Task<RunCost> SignAsync() => Measure(() => signer.Sign(body).Authorization.Length);
        Task<RunCost> HashAsync() => Measure(() => HashOnly(body, canonical, toSign, key));
        await Alternation.MediansAsync(WarmUpBatches, SignAsync, HashAsync);
        var medians = await Alternation.MediansAsync(session.Quick ? 15 : 51, SignAsync, HashAsync);
        report.Add(new Figure($"signing, {body.Length} bytes", PerCall(medians[0]), PerCall(medians[1]), "µs", Target.RatioAtMost(3)));
    }

    private static int HashOnly(byte[] body, byte[] canonical, byte[] toSign, byte[] key)
    {
        Span<byte> hash = stackalloc byte[32];
        return SHA256.HashData(body, hash) + SHA256.HashData(canonical, hash) + HMACSHA256.HashData(key, toSign, hash);
    }

    private static Task<RunCost> Measure(Func<int> call)
    {
        var sum = 0;
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Batch; i++)
            sum += call();
        watch.Stop();
        GC.KeepAlive(sum);
        return Task.FromResult(new RunCost(watch.Elapsed.TotalMilliseconds));
    }

    private static double PerCall(RunCost batch) => batch.Wall / Batch * 1000;
}
