namespace QualificationTools.Bulk;

/// <summary>Represents what a service's error code means for a row.</summary>
/// <param name="Kind">What to do with the row.</param>
/// <param name="Advice">The name of the message that advises the user.</param>
/// <param name="Concern">What the error is about.</param>
internal readonly record struct ErrorMeaning(ReplyKind Kind, string Advice, ErrorConcern Concern = ErrorConcern.Row);
