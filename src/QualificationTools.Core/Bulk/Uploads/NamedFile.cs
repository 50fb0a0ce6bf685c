using QualificationTools.Files;
using QualificationTools.Forms;

namespace QualificationTools.Bulk;

/// <summary>A local file that a row names.</summary>
/// <param name="Place">Where.</param>
/// <param name="Column">The column, for a person.</param>
/// <param name="Path">The path as the row has it.</param>
/// <param name="File">The file.</param>
/// <param name="Kind">The kind of file that belongs there.</param>
internal sealed record NamedFile(FilePlace Place, string Column, string Path, LocalFile File, FileKind Kind);
