namespace QualificationTools.Commands;

/// <summary>The names of the parameter sets of cmdlets that take rows.</summary>
internal static class ParameterSet
{
    /// <summary>Rows that are piped or passed.</summary>
    public const string InputObject = "InputObject";

    /// <summary>A person at the prompt, who gives the members one by one.</summary>
    public const string Member = "Member";
}
