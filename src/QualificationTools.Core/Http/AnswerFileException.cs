namespace QualificationTools.Http;

/// <summary>
/// The exception for a downloaded file that could not be written: the cause is on this machine, not in the network.
/// </summary>
internal sealed class AnswerFileException(Exception inner) : Exception(inner.Message, inner);
