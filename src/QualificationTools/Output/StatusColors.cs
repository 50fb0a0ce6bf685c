using System.Collections;
using System.Management.Automation;
using System.Reflection;

namespace QualificationTools;

/// <summary>Represents the colours in which the views show statuses.</summary>
public static class StatusColors
{
    private const string Green = "\u001b[32m";
    private const string Red = "\u001b[31m";
    private const string Yellow = "\u001b[33m";
    private const string Gray = "\u001b[90m";
    private const string Reset = "\u001b[0m";

    private static readonly Hashtable Colored = Color(
        (Green, ["Succeeded", "Approved", "Passed"]),
        (Red, ["Invalid", "Rejected", "Failed"]),
        (Yellow, ["Unknown", "UnderReview"]),
        (Gray, ["Skipped"]));

    // Public in every PowerShell that the module supports, but not in the assembly that it is compiled against.
    private static readonly PropertyInfo? Rendering = typeof(PSObject).Assembly
        .GetType("System.Management.Automation.PSStyle")?.GetProperty("OutputRendering");

    private static readonly object? Style = Rendering?.DeclaringType?.GetProperty("Instance")?.GetValue(null);

    /// <summary>
    /// Gets the coloured names of the statuses; empty if the output is redirected and no colour is requested. It is a
    /// table, because a view cannot call a method in constrained language mode.
    /// </summary>
    public static Hashtable Shown =>
        Console.IsOutputRedirected && Rendering?.GetValue(Style)?.ToString() != "Ansi" ? new Hashtable() : Colored;

    private static Hashtable Color(params (string Color, string[] Statuses)[] groups)
    {
        var texts = new Hashtable(StringComparer.Ordinal);
        foreach (var (color, statuses) in groups)
        {
            foreach (var status in statuses)
                texts[status] = color + status + Reset;
        }

        return texts;
    }
}
