namespace QualificationTools.Workbooks;

/// <summary>
/// Represents a picture that floats above a sheet, with the cell in which its upper left corner lies.
/// </summary>
/// <param name="Row">The row, from 1, or null for a picture that is bound to no cell.</param>
/// <param name="Column">The column, from 1, or null for a picture that is bound to no cell.</param>
/// <param name="Name">The picture's name, as the author's program gave it.</param>
/// <param name="Picture">The picture, or null where it is missing or a link.</param>
/// <param name="Damage">What is wrong with it.</param>
public sealed record FloatingPicture(int? Row, int? Column, string Name, CellPicture? Picture, CellDamage Damage);
