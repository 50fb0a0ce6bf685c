namespace Benchmarks.Harness;

/// <summary>One client at one latency and number of connections.</summary>
internal sealed record Cell(string Client, int Latency, int Connections, int Rows, RunCost Cost);
