using System.Management.Automation;
using QualificationTools.Forms;

namespace QualificationTools.Tables;

/// <summary>
/// Represents the first property of a row: its line, which also knows the sheet, so results can name cells.
/// </summary>
internal sealed class LineProperty : PSNoteProperty
{
    /// <summary>Initializes the property.</summary>
    /// <param name="place">The place of the row.</param>
    public LineProperty(RowPlace place)
        : base(FormNote.Line.Name, place.Line) => Place = place;

    /// <summary>Gets the place of the row.</summary>
    public RowPlace Place { get; }

    /// <inheritdoc/>
    public override PSMemberInfo Copy() => new LineProperty(Place) { Value = Value };
}
