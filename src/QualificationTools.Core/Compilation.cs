using System.Runtime.CompilerServices;

namespace QualificationTools;

/// <summary>How methods are compiled.</summary>
internal static class Compilation
{
    /// <summary>
    /// For a method that runs for every value of every row: it is optimised at its first call. Left to itself, the runtime
    /// compiles it three times, and a run is over before the last one is in use.
    /// </summary>
    public const MethodImplOptions EveryRow = MethodImplOptions.AggressiveOptimization;
}
