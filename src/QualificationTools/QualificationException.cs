namespace QualificationTools;

/// <summary>
/// Represents the exception of this module's error records. It contains no secret and no personal data.
/// </summary>
public sealed class QualificationException : Exception
{
    /// <summary>Initializes an exception without a message.</summary>
    public QualificationException() { }

    /// <summary>Initializes an exception.</summary>
    /// <param name="message">The message for the user.</param>
    public QualificationException(string message) : base(message) { }

    /// <summary>Initializes an exception.</summary>
    /// <param name="message">The message for the user.</param>
    /// <param name="innerException">The cause.</param>
    public QualificationException(string message, Exception innerException) : base(message, innerException) { }
}
