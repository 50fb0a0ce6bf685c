using System.Diagnostics.CodeAnalysis;

namespace Benchmarks.Harness;

/// <summary>What the command line asks for.</summary>
internal sealed class Options
{
    /// <summary>The benchmarks to run; none means all.</summary>
    public HashSet<string> Names { get; } = [];

    /// <summary>Whether fewer repetitions and rows will do.</summary>
    public bool Quick { get; private set; }

    /// <summary>Where the figures are written as JSON.</summary>
    public string? JsonFile { get; private set; }

    /// <summary>The manifest of the module to measure, where it is not the one of the checkout.</summary>
    public string? Module { get; private set; }

    /// <summary>The manifest of another version, which the module is compared with.</summary>
    public string? Before { get; private set; }

    public static bool TryParse(string[] args, [NotNullWhen(true)] out Options? options)
    {
        var parsed = new Options();
        options = null;
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--quick")
                parsed.Quick = true;
            else if (args[i] == "--json" && i + 1 < args.Length)
                parsed.JsonFile = args[++i];
            else if (args[i] == "--module" && i + 1 < args.Length)
                parsed.Module = Path.GetFullPath(args[++i]);
            else if (args[i] == "--before" && i + 1 < args.Length)
                parsed.Before = Path.GetFullPath(args[++i]);
            else if (Benchmark.All.Any(known => known.Name == args[i]))
                parsed.Names.Add(args[i]);
            else
                return false;
        }

        options = parsed;
        return true;
    }
}
