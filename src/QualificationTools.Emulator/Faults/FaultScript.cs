namespace QualificationTools.Emulator.Faults;

/// <summary>Represents a list of rules; the first that matches a request and is not used up applies.</summary>
/// <param name="Rules">The rules.</param>
public sealed record FaultScript(IReadOnlyList<FaultRule> Rules)
{
    /// <summary>Gets the script without faults.</summary>
    public static FaultScript None { get; } = new([]);

    /// <summary>Reads a script's JSON: an array of rules, or an object with the array as <c>rules</c>.</summary>
    /// <param name="json">The JSON text; comments and trailing commas are allowed.</param>
    /// <returns>The script.</returns>
    /// <exception cref="FormatException">The text is not JSON, has an unknown member, or contradicts itself. The
    /// message names the rule.</exception>
    public static FaultScript Parse(string json) => FaultScriptReader.Read(json);
}
