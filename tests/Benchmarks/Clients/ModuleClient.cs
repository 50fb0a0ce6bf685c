using Benchmarks.Harness;

namespace Benchmarks.Clients;

/// <summary>This module.</summary>
internal sealed class ModuleClient(Session session) : IClient
{
    public string Name => "this module";

    public bool IsParallel => true;

    public bool IsScript => false;

    public Task<RunCost> RunAsync(Uri endpoint, int rows, int connections) => ChildProcess.RunScriptAsync(
        "Module.ps1", "-Module", session.Module, "-Endpoint", endpoint.ToString(), "-Rows", $"{rows}", "-ThrottleLimit", $"{connections}");
}
