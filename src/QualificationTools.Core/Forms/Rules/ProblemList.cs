namespace QualificationTools.Rules;

/// <summary>
/// The problems of a row. Where a table takes an object's text, as <c>Export-Csv</c> and <c>ConvertTo-Html</c> do, it
/// is their messages.
/// </summary>
internal sealed class ProblemList : List<Problem>
{
    private ProblemList(IEnumerable<Problem> problems)
        : base(problems)
    {
    }

    /// <summary>Returns problems as a list of this kind.</summary>
    public static ProblemList Of(IReadOnlyList<Problem> problems) =>
        problems as ProblemList ?? new ProblemList(problems);

    /// <summary>Returns the messages, separated by spaces.</summary>
    public override string ToString() => string.Join(" ", this.Select(problem => problem.Message));
}
