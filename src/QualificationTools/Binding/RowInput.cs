using System.Management.Automation;
using QualificationTools.Commands;
using QualificationTools.Forms;
using QualificationTools.Resources;

namespace QualificationTools.Binding;

/// <summary>The rows that a cmdlet takes: their source, their numbers, and the warning about unknown columns.</summary>
/// <typeparam name="TForm">The form of a row.</typeparam>
/// <param name="command">The cmdlet.</param>
internal sealed class RowInput<TForm>(PSCmdlet command)
    where TForm : QualificationForm, new()
{
    private const int MostColumnsNamed = 10;
    // Of longer inputs, rows beyond these are not compared: memory stays flat.
    private const int MostIdentities = 200_000;

    private readonly HashSet<string> _unknownColumns = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<ulong, long> _identities = [];
    private IReadOnlyList<WildcardPattern>? _ignored;
    private long _row;

    /// <summary>Returns the rows that are bound now, each with its number from 1.</summary>
    /// <param name="bound">The value bound to <c>-InputObject</c>.</param>
    /// <param name="ignoredColumns">The unknown columns that are meant to be there, by name or wildcard; null for
    /// none.</param>
    public IEnumerable<(long Row, TForm Form)> Read(TForm[]? bound, string[]? ignoredColumns = null)
    {
        _ignored ??=
        [
            .. (ignoredColumns ?? []).Select(name =>
                WildcardPattern.Get(name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant)),
        ];
        foreach (var form in command.ParameterSetName == ParameterSet.Member ? [ReadMembers()] : bound ?? [])
        {
            if (form.Row.UnknownColumns.Count > 0 && _ignored.Count > 0)
                form.Row.UnknownColumns =
                [
                    .. form.Row.UnknownColumns.Where(column => !_ignored.Any(pattern => pattern.IsMatch(column.Name))),
                ];
            WarnOfUnknownColumns(form);
            _row++;
            form.Row.EarlierRow = FindEarlier(form, form.Row.Line ?? _row);
            yield return (form.Row.Line ?? _row, form);
        }
    }

    // FNV-1a. Two keys of one digest in one run are less likely than a broken disk.
    private static ulong Digest(string identity)
    {
        var digest = 14_695_981_039_346_656_037;
        foreach (var letter in identity)
            digest = unchecked((digest ^ letter) * 1_099_511_628_211);
        return digest;
    }

    // Only the identities' digests are kept.
    private long? FindEarlier(TForm form, long row)
    {
        if (form.Identity is not { Length: > 0 } identity)
            return null;
        var digest = Digest(identity);
        if (_identities.TryGetValue(digest, out var earlier))
            return earlier;
        if (_identities.Count < MostIdentities)
            _identities.Add(digest, row);
        return null;
    }

    /// <summary>Warns if there was no input: an empty file, or one with only a header, is otherwise silent.</summary>
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
        if (form.Row.UnknownColumns.Count == 0)
            return;
        var added = form.Row.UnknownColumns.Where(column => _unknownColumns.Add(column.Name)).ToList();
        if (added.Count == 0)
            return;
        var named = added
            .Take(MostColumnsNamed)
            .Select(column =>
                column.Hint is { } hint ? Texts.Format("Warning_NearestName", column.Name, hint) : $"'{column.Name}'");
        var rest =
            added.Count > MostColumnsNamed ? Texts.Format("Warning_MoreColumns", added.Count - MostColumnsNamed) : "";
        command.WriteWarning(Texts.Format("Warning_UnknownColumns", string.Join(", ", named) + rest));
    }
}
