using Benchmarks.Harness;

namespace Benchmarks.Clients;

/// <summary>This module.</summary>
internal sealed class ModuleClient(Session session, bool hasJournal = false) : IClient
{
    public string Name => "this module";

    public bool IsParallel => true;

    public bool IsScript => false;

    public async Task<RunCost> RunAsync(Uri endpoint, int rows, int connections)
    {
        var journal = hasJournal ? Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.jsonl") : "";
        try
        {
            return await ChildProcess.RunScriptAsync(
                "Module.ps1",
                "-Module", session.Module, "-Endpoint", endpoint.ToString(), "-Rows", $"{rows}", "-ThrottleLimit", $"{connections}", "-JournalPath", journal);
        }
        finally
        {
            if (hasJournal)
                File.Delete(journal);
        }
    }
}
