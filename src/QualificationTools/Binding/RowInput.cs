using System.Management.Automation;
using QualificationTools.Commands;
using QualificationTools.Forms;
using QualificationTools.Resources;

namespace QualificationTools.Binding;

/// <summary>The rows that a cmdlet takes: where they come from, how they are counted, and the word about unknown columns.</summary>
/// <typeparam name="TForm">The form of a row.</typeparam>
/// <param name="command">The cmdlet.</param>
internal sealed class RowInput<TForm>(PSCmdlet command)
    where TForm : QualificationForm, new()
{
    private const int MostColumnsNamed = 10;

    private readonly HashSet<string> _unknownColumns = new(StringComparer.OrdinalIgnoreCase);
    private long _row;

    /// <summary>Gives the rows that are bound now, each with its number from 1.</summary>
    /// <param name="bound">What is bound to <c>-InputObject</c>.</param>
    public IEnumerable<(long Row, TForm Form)> Read(TForm[]? bound)
    {
        foreach (var form in command.ParameterSetName == ParameterSet.Member ? [ReadMembers()] : bound ?? [])
        {
            WarnOfUnknownColumns(form);
            _row++;
            yield return (form.Line ?? _row, form);
        }
    }

    /// <summary>Says so where nothing came: an empty file, or one of a header only, is silent on its own.</summary>
    public void WarnIfEmpty()
    {
        if (_row == 0 && command.MyInvocation.ExpectingInput)
            command.WriteWarning(Texts.Get("Warning_NoRows"));
    }

    // A parameter's name is the short name of the member that it fills.
    private TForm ReadMembers()
    {
        var map = FormMap.For(typeof(TForm));
        return new FormReader<TForm>(PowerShellRecord.Open)
            .ReadMembers(command.MyInvocation.BoundParameters.Where(parameter => map.Find(parameter.Key) is not null)!);
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
        command.WriteWarning(Texts.Format("Warning_UnknownColumns", string.Join(", ", named) + rest));
    }
}
