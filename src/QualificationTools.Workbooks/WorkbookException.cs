namespace QualificationTools.Workbooks;

/// <summary>Represents the error that a file cannot be read as a workbook, or cannot be read further.</summary>
public sealed class WorkbookException : Exception
{
    /// <summary>Initializes the exception.</summary>
    /// <param name="failure">Why the file cannot be read.</param>
    /// <param name="message">What is wrong, for developers.</param>
    /// <param name="innerException">The cause.</param>
    public WorkbookException(WorkbookFailure failure, string message, Exception? innerException = null)
        : base(message, innerException) => Failure = failure;

    /// <summary>Gets why the file cannot be read.</summary>
    public WorkbookFailure Failure { get; }

    /// <summary>
    /// Gets the part of the file, such as <c>xl/workbook.xml</c>, or null if no single part is at fault.
    /// </summary>
    public string? Part { get; init; }

    /// <summary>Gets the name of the sheet, if one is at fault.</summary>
    public string? SheetName { get; init; }

    /// <summary>Gets the row or cell, such as <c>12</c> or <c>F12</c>, if one is at fault.</summary>
    public string? Reference { get; init; }
}
