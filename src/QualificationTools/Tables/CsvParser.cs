using System.Globalization;
using System.Management.Automation;
using QualificationTools.Forms;
using QualificationTools.Rules;
using QualificationTools.Security;

namespace QualificationTools.Tables;

/// <summary>
/// Makes rows of a file's records with PowerShell's own parser: <c>ConvertFrom-Csv</c> takes many records at a time, each with its line's
/// number as the first cell. <c>Import-Csv</c> itself tells no line.
/// </summary>
internal sealed class CsvParser : IDisposable
{
    private readonly CsvHeader _header;
    private readonly SteppablePipeline _parser;
    private readonly int[] _all;
    private readonly int[] _dates;

    public CsvParser(CsvHeader header)
    {
        _header = header;
        _all = [.. Enumerable.Range(0, header.Names.Count)];
        _dates = [.. _all.Where(i => header.Columns[i]?.Path.Target.Rules.OfType<ExpiryFormatAttribute>().Any() == true)];
        _parser = ScriptBlock.Create("param($Delimiter, $Header) Microsoft.PowerShell.Utility\\ConvertFrom-Csv -Delimiter $Delimiter -Header $Header")
            .GetSteppablePipeline(CommandOrigin.Internal, [header.Delimiter, (string[])[CsvHeader.LineName, .. header.Names]]);
        _parser.Begin(expectInput: true);
    }

    /// <summary>Gives the rows of the records, as <c>Import-Csv</c> gives them, each with its line as the first property.</summary>
    /// <param name="batch">The records.</param>
    /// <param name="damaged">Takes what is wrong with a cell that was rewritten: the line, the column, what is wrong.</param>
    public IEnumerable<PSObject> Parse(CsvBatch batch, Action<long, string, string> damaged)
    {
        foreach (var row in _parser.Process(batch.Text).Cast<PSObject>())
        {
            // The collection is made anew each time it is asked for.
            var cells = row.Properties;
            var first = cells[CsvHeader.LineName];
            var line = long.Parse((string)first.Value, CultureInfo.InvariantCulture);
            first.Value = line;
            foreach (var i in batch.Suspects.Contains(line) ? _all : _dates)
                Check(cells[_header.Names[i]], _header.Columns[i], line, damaged);
            foreach (var name in _header.Left)
                cells.Remove(name);
            yield return row;
        }
    }

    public void Dispose()
    {
        _parser.End();
        _parser.Dispose();
    }

    private static void Check(PSPropertyInfo cell, FormColumn? column, long line, Action<long, string, string> damaged)
    {
        if (cell.Value is not string { Length: > 0 } text)
            return;
        var plain = CellText.Unguard(text);
        if (!ReferenceEquals(plain, text))
            cell.Value = plain;
        if (column is not null && RuleEngine.FindDamage(column, plain.Trim()) is { } damage)
            damaged(line, cell.Name, damage);
    }
}
