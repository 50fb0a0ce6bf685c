using System.Globalization;
using QualificationTools.Rules;

namespace QualificationTools.Forms;

/// <summary>
/// Represents what is known of a row beside the members that are sent: where it stands, what of it could not be read,
/// and what is still missing.
/// </summary>
internal sealed class RowNotes
{
    /// <summary>
    /// Gets or sets the line on which the row begins, if it came from a file. It is then the row's number.
    /// </summary>
    public long? Line { get; set; }

    /// <summary>Gets or sets the sheet of the row, if it came from a workbook.</summary>
    public TableSheet? Sheet { get; set; }

    /// <summary>Gets or sets what could not be read from the input. The rules report it with the rest.</summary>
    public IReadOnlyList<ReadProblem> ReadProblems { get; set; } = [];

    /// <summary>Gets or sets the columns of the input that the form does not know.</summary>
    public IReadOnlyList<UnknownColumn> UnknownColumns { get; set; } = [];

    /// <summary>
    /// Gets or sets the columns, by their short names, that a person must fill before the row may be sent.
    /// </summary>
    public IReadOnlyList<string> ToComplete { get; set; } = [];

    /// <summary>Gets or sets the service's reason for refusing the row.</summary>
    public string? Reason { get; set; }

    /// <summary>Gets or sets the earlier row of the same input that has the same identity, if any.</summary>
    public long? EarlierRow { get; set; }

    /// <summary>
    /// Returns a problem of this row with its place: the line, and the cell if the row came from a workbook.
    /// </summary>
    /// <param name="problem">The problem.</param>
    /// <param name="form">The form's type, which knows the columns.</param>
    public Problem Locate(Problem problem, Type form) =>
        problem with
        {
            Line = Line,
            Cell = Line is { } line ? Sheet?.FindCell(form, problem.Member, line) : null,
        };

    /// <summary>Returns the row's name in messages: its number, and the sheet if there is one.</summary>
    /// <param name="row">The row's number.</param>
    public string Name(long row) =>
        Sheet is { } sheet && Line == row ? sheet.RowName(row) : row.ToString(CultureInfo.InvariantCulture);
}
