using Benchmarks.Harness;

namespace Benchmarks.Clients;

/// <summary>A hand-written loop over <c>Invoke-RestMethod</c>.</summary>
internal sealed class LoopClient : IClient
{
    public string Name => "Invoke-RestMethod loop";

    public bool IsParallel => false;

    public bool IsScript => true;

    public Task<RunCost> RunAsync(Uri endpoint, int rows, int connections) =>
        ChildProcess.RunScriptAsync("Loop.ps1", "-Endpoint", endpoint.ToString(), "-Rows", $"{rows}");
}
