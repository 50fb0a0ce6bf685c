namespace QualificationTools.Http;

/// <summary>
/// A file that was being fetched could not be written; what went wrong is on this machine and not on the way.
/// </summary>
internal sealed class AnswerFileException(Exception inner) : Exception(inner.Message, inner);
