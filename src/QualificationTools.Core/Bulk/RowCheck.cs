using QualificationTools.Files;
using QualificationTools.Forms;
using QualificationTools.Rules;

namespace QualificationTools.Bulk;

/// <summary>Checks a row and its files before any of it is sent.</summary>
/// <param name="options">The strictness, and the folder of files.</param>
/// <param name="isNew">Whether the record is new to the service.</param>
internal sealed class RowCheck(BulkOptions options, bool isNew)
{
    private readonly FileInspector _inspector = new(options.Folder, options.SkipValidation);

    /// <summary>Checks a row. Its result lists every problem, and is Invalid if the row must not be sent.</summary>
    /// <param name="form">The row.</param>
    /// <param name="result">The row's result.</param>
    /// <returns>The row's files if it may be sent; else null.</returns>
    public RowFiles? Check(QualificationForm form, QualificationResult result)
    {
        var today = DateOnly.FromDateTime(options.Time.GetLocalNow().DateTime);
        result.Problems = RuleEngine.Check(form, today, options.Strict, isNew);
        var files = RowFiles.Check(form, _inspector, options.Strict);
        if (files.Problems.Count > 0)
            result.Problems = [.. result.Problems, .. files.Problems];
        if (files.CanBeSent && MayBeSent(form, result.Problems))
            return files;
        RowOutcome.Refuse(result);
        return null;
    }

    private bool MayBeSent(QualificationForm form, IReadOnlyList<Problem> problems)
    {
        // A value that could not be read cannot be sent as intended, whatever is skipped.
        if (form.Row.ReadProblems.Any(problem => problem.StillHolds(form)))
            return false;
        return problems.All(problem =>
            problem.Severity != Severity.Error || (options.SkipValidation && !RuleEngine.IsNeverSkipped(problem)));
    }
}
