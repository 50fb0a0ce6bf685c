namespace QualificationTools.Tables;

/// <summary>A record that was read.</summary>
/// <param name="Line">The line on which it begins, from 1.</param>
/// <param name="FilledCells">The number of its last nonblank cell, from 1; 0 if the record is blank.</param>
/// <param name="IsClosed">Whether its last quote was closed.</param>
internal readonly record struct ScannedRecord(long Line, int FilledCells, bool IsClosed);
