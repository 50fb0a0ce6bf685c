namespace QualificationTools.Rules;

/// <summary>
/// The problems of a row. Converted to text, as by <c>Export-Csv</c> and <c>ConvertTo-Html</c>, they are the messages.
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
