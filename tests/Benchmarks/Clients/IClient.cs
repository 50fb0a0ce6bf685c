using Benchmarks.Harness;

namespace Benchmarks.Clients;

/// <summary>A way to send rows, measured as a process of its own.</summary>
internal interface IClient
{
    string Name { get; }

    /// <summary>Whether it sends rows at the same time.</summary>
    bool IsParallel { get; }

    /// <summary>Whether it is so much slower that fewer rows have to do.</summary>
    bool IsScript { get; }

    Task<RunCost> RunAsync(Uri endpoint, int rows, int connections);
}
