using QualificationTools.Files;
using QualificationTools.Forms;

namespace QualificationTools.Bulk;

/// <summary>Represents a local file that a row names.</summary>
/// <param name="Place">The member that names it.</param>
/// <param name="Column">The column, for messages.</param>
/// <param name="Path">The path as written in the row.</param>
/// <param name="File">The file.</param>
/// <param name="Kind">The kind of file required there.</param>
internal sealed record NamedFile(FilePlace Place, string Column, string Path, LocalFile File, FileKind Kind);
