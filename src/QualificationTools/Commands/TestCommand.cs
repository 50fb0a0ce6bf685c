using System.Management.Automation;
using QualificationTools.Forms;
using QualificationTools.Rules;

namespace QualificationTools.Commands;

/// <summary>What the cmdlets have in common that check rows offline: no network, no credential.</summary>
/// <typeparam name="TForm">The form of a row.</typeparam>
public abstract class TestCommand<TForm> : FormCommand<TForm>
    where TForm : QualificationForm, new()
{
    private readonly DateOnly _today = DateOnly.FromDateTime(DateTime.Now);

    /// <inheritdoc/>
    protected sealed override void ProcessForm(long row, TForm form)
    {
        var problems = RuleEngine.Check(form, _today, Strict);
        WriteObject(new QualificationCheck
        {
            Row = row,
            Key = form.Key,
            IsValid = problems.All(problem => problem.Severity != Severity.Error),
            Problems = problems,
            Input = form,
        });
    }
}
