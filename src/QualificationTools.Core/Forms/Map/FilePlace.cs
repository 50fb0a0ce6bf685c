
namespace QualificationTools.Forms;

/// <summary>Represents the place of a value in a form.</summary>
/// <param name="Owner">The object that holds it.</param>
/// <param name="Node">The member.</param>
/// <param name="Index">The index in a list of texts, else 0.</param>
internal readonly record struct FilePlace(object Owner, FormNode Node, int Index);
