using QualificationTools.Bulk;
using QualificationTools.Forms;

namespace QualificationTools.Commands;

/// <summary>Tells what a run would do with a row, without sending or writing anything.</summary>
/// <typeparam name="TForm">The form of a row.</typeparam>
/// <typeparam name="TResult">The result of a row.</typeparam>
internal sealed class BulkPlan<TForm, TResult>
    where TForm : QualificationForm
    where TResult : QualificationResult, new()
{
    private readonly RowSender<TForm, TResult>? _sender;
    private readonly RowCheck? _check;

    /// <summary>Initializes a plan that uses the rules and the journal.</summary>
    /// <param name="sender">The sender of the rows.</param>
    public BulkPlan(RowSender<TForm, TResult> sender) => _sender = sender;

    /// <summary>Initializes a plan that uses the rules only.</summary>
    /// <param name="check">The rules.</param>
    public BulkPlan(RowCheck check) => _check = check;

    /// <summary>Checks a row.</summary>
    /// <param name="row">The row's number.</param>
    /// <param name="form">The row.</param>
    /// <param name="files">The files that would be uploaded for it.</param>
    /// <returns>A result that is <c>Invalid</c> or <c>Skipped</c>; meaningless if the row would be sent.</returns>
    public TResult Check(long row, TForm form, out RowFiles? files)
    {
        if (_sender is not null)
        {
            var prepared = _sender.Prepare(row, form);
            files = prepared.Files;
            return prepared.Result;
        }

        var result = new TResult { Row = row, Key = form.Key, Input = form };
        files = _check!.Check(form, result);
        return result;
    }
}
