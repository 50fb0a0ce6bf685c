namespace QualificationTools.Commands;

/// <summary>The names of the parameter sets of cmdlets that take rows.</summary>
internal static class ParameterSet
{
    /// <summary>Rows that are piped or passed.</summary>
    public const string InputObject = "InputObject";

    /// <summary>The set for a person at the prompt, with one parameter for each member.</summary>
    public const string Member = "Member";
}
