namespace QualificationTools;

/// <summary>What an error record of this module carries. It has no secret and no personal data.</summary>
public sealed class QualificationException : Exception
{
    /// <summary>Initializes an exception without a message.</summary>
    public QualificationException() { }

    /// <summary>Initializes an exception.</summary>
    /// <param name="message">What went wrong, for a person.</param>
    public QualificationException(string message) : base(message) { }

    /// <summary>Initializes an exception.</summary>
    /// <param name="message">What went wrong, for a person.</param>
    /// <param name="innerException">What caused it.</param>
    public QualificationException(string message, Exception innerException) : base(message, innerException) { }
}
