namespace QualificationTools.Tables;

/// <summary>Some records of a file, to be parsed together.</summary>
/// <param name="Text">The records, one after the other, each with its line's number as the first cell. Blank ones are left out.</param>
/// <param name="Suspects">The lines of the records in which there is a character, or a number, that damage leaves behind.</param>
/// <param name="Refused">The records that cannot be read.</param>
internal sealed record CsvBatch(string Text, IReadOnlySet<long> Suspects, IReadOnlyList<CsvException> Refused);
