using System.Management.Automation;
using QualificationTools.Binding;
using QualificationTools.Forms;
using QualificationTools.Resources;

namespace QualificationTools.Commands;

/// <summary>What all cmdlets that take rows have in common: where rows come from, and the word about unknown columns.</summary>
/// <typeparam name="TForm">The form of a row.</typeparam>
public abstract class FormCommand<TForm> : PSCmdlet
    where TForm : QualificationForm, new()
{
    /// <summary>The parameter set of rows that are piped or passed.</summary>
    protected const string InputObjectSet = "InputObject";

    /// <summary>The parameter set of a person at the prompt, who gives the members one by one.</summary>
    protected const string MemberSet = "Member";

    private const int MostColumnsNamed = 10;

    private readonly HashSet<string> _unknownColumns = new(StringComparer.OrdinalIgnoreCase);
    private long _row;

    /// <summary>Rows: forms, hashtables, CSV rows or other custom objects, JSON texts, or results of an earlier run.</summary>
    /// <remarks>Each cmdlet declares it, because an attribute cannot name a type parameter.</remarks>
    public abstract TForm[]? InputObject { get; set; }

    /// <summary>Whether warnings count as errors.</summary>
    [Parameter]
    public SwitchParameter Strict { get; set; }

    /// <summary>Takes one row.</summary>
    /// <param name="row">The row's number, from 1.</param>
    /// <param name="form">The row.</param>
    protected abstract void ProcessForm(long row, TForm form);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var form in ParameterSetName == MemberSet ? [ReadMembers()] : InputObject ?? [])
        {
            WarnOfUnknownColumns(form);
            ProcessForm(++_row, form);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        // An empty file, or one of a header only, is silent on its own.
        if (_row == 0 && MyInvocation.ExpectingInput)
            WriteWarning(Texts.Get("Warning_NoRows"));
    }

    // A parameter's name is the short name of the member that it fills.
    private TForm ReadMembers()
    {
        var map = FormMap.For(typeof(TForm));
        return new FormReader<TForm>(PowerShellRecord.Open)
            .ReadMembers(MyInvocation.BoundParameters.Where(parameter => map.Find(parameter.Key) is not null)!);
    }

    private void WarnOfUnknownColumns(TForm form)
    {
        if (form.UnknownColumns.Count == 0)
            return;
        var added = form.UnknownColumns.Where(_unknownColumns.Add).ToList();
        if (added.Count == 0)
            return;
        var map = FormMap.For(typeof(TForm));
        var named = added.Take(MostColumnsNamed).Select(column =>
            NearestName.Find(column, map) is { } nearest ? Texts.Format("Warning_NearestName", column, nearest) : $"'{column}'");
        var rest = added.Count > MostColumnsNamed ? Texts.Format("Warning_MoreColumns", added.Count - MostColumnsNamed) : "";
        WriteWarning(Texts.Format("Warning_UnknownColumns", string.Join(", ", named) + rest));
    }
}
