namespace QualificationTools.Forms;

/// <summary>A column of the input: the member that it reaches and the elements on the way.</summary>
/// <param name="Path">The way to the member.</param>
/// <param name="Indexes">The elements that the name tells, counted from 0.</param>
internal sealed record FormColumn(FormPath Path, IReadOnlyList<int> Indexes);
