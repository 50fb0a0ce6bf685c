namespace QualificationTools.Forms;

/// <summary>
/// Opens a value of the caller's world, one level at a time. The answer is null, a scalar, an
/// <c>IEnumerable&lt;KeyValuePair&lt;string, object?&gt;&gt;</c> for an object, or an <c>IEnumerable&lt;object?&gt;</c>
/// for a list.
/// </summary>
internal delegate object? OpenRecord(object? value);
