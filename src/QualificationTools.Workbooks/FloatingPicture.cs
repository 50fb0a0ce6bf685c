namespace QualificationTools.Workbooks;

/// <summary>Represents a picture that floats above a sheet, with the cell of its upper left corner.</summary>
/// <param name="Row">The row, from 1, or null for a picture that is not anchored to a cell.</param>
/// <param name="Column">The column, from 1, or null for a picture that is not anchored to a cell.</param>
/// <param name="Name">The picture's name, which the author's program assigned.</param>
/// <param name="Picture">The picture, or null if it is missing or a link.</param>
/// <param name="Damage">What is wrong with it.</param>
public sealed record FloatingPicture(int? Row, int? Column, string Name, CellPicture? Picture, CellDamage Damage);
