namespace QualificationTools.Forms;

/// <summary>A column of the input, or a member of an object in it, that the form does not know.</summary>
/// <param name="Name">The name as written, truncated if long.</param>
/// <param name="Hint">The known column that was probably meant, in the language of messages; null if none is
/// near.</param>
/// <param name="IsFilled">Whether it has a value, which is then not sent.</param>
internal sealed record UnknownColumn(string Name, string? Hint, bool IsFilled);
