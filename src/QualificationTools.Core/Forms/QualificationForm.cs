using System.Globalization;
using System.Text.Json.Serialization;
using QualificationTools.Rules;
using QualificationTools.Security;

namespace QualificationTools.Forms;

/// <summary>Represents the members sent for one row. Members that are not set are not sent.</summary>
public abstract class QualificationForm
{
    /// <summary>
    /// Gets the key that identifies the row: the qualification's number or the entity's id. Never personal data.
    /// </summary>
    [JsonIgnore]
    public abstract string? Key { get; }

    /// <summary>Gets the key of the row in a journal, which records a digest if it does not look like an id.</summary>
    [JsonIgnore]
    internal virtual string? NotedKey => Key;

    /// <summary>
    /// Gets the key as a person sees it: one that has not the form of an id may be somebody's name, and is shown as a
    /// digest.
    /// </summary>
    [JsonIgnore]
    internal virtual string? ShownKey => RowKey.Show(Key);

    /// <summary>Gets a further name of the record, such as the company's name; null if there is none.</summary>
    [JsonIgnore]
    internal virtual string? Title => null;

    /// <summary>Gets or sets what could not be read from the input. The rules report it with the rest.</summary>
    [JsonIgnore]
    internal IReadOnlyList<ReadProblem> ReadProblems { get; set; } = [];

    /// <summary>Gets or sets the columns of the input that the form does not know.</summary>
    [JsonIgnore]
    internal IReadOnlyList<UnknownColumn> UnknownColumns { get; set; } = [];

    /// <summary>
    /// Gets or sets the line on which the row begins, if it came from a file. It is then the row's number.
    /// </summary>
    [JsonIgnore]
    internal long? Line { get; set; }

    /// <summary>Gets or sets the sheet of the row, if it came from a workbook.</summary>
    [JsonIgnore]
    internal TableSheet? Sheet { get; set; }

    /// <summary>
    /// Gets or sets the columns, by their short names, that a person must fill before the row may be sent.
    /// </summary>
    [JsonIgnore]
    internal IReadOnlyList<string> ToComplete { get; set; } = [];

    /// <summary>Gets or sets the service's reason for refusing the row.</summary>
    [JsonIgnore]
    internal string? Reason { get; set; }

    /// <summary>Gets what must differ from row to row of one file; null where rows may be alike.</summary>
    [JsonIgnore]
    internal virtual string? Identity => null;

    /// <summary>Gets or sets the earlier row of the same input that has the same identity, if any.</summary>
    [JsonIgnore]
    internal long? EarlierRow { get; set; }

    /// <summary>
    /// Returns a problem of this row with its place: the line, and the cell if the row came from a workbook.
    /// </summary>
    internal Problem Locate(Problem problem) =>
        problem with
        {
            Line = Line,
            Cell = Line is { } line ? Sheet?.FindCell(GetType(), problem.Member, line) : null,
        };

    /// <summary>Returns the row's name in messages: its number, and the sheet if there is one.</summary>
    /// <param name="row">The row's number.</param>
    internal string NameRow(long row) =>
        Sheet is { } sheet && Line == row ? sheet.RowName(row) : row.ToString(CultureInfo.InvariantCulture);

    /// <summary>Returns the type and the key, and no other member.</summary>
    public sealed override string ToString() =>
        ShownKey is { Length: > 0 } key ? $"{GetType().Name} {key}" : GetType().Name;
}
