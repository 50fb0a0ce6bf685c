using Benchmarks.Harness;

namespace Benchmarks.Clients;

/// <summary>The hand-written script in <c>ForEach-Object -Parallel</c>.</summary>
internal sealed class ParallelClient : IClient
{
    public string Name => "ForEach-Object -Parallel";

    public bool IsParallel => true;

    public bool IsScript => true;

    public Task<RunCost> RunAsync(Uri endpoint, int rows, int connections) => ChildProcess.RunScriptAsync(
        "Parallel.ps1", "-Endpoint", endpoint.ToString(), "-Rows", $"{rows}", "-ThrottleLimit", $"{connections}");
}
