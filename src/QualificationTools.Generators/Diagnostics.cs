using Microsoft.CodeAnalysis;

namespace QualificationTools.Generators;

/// <summary>Provides the build errors of this generator.</summary>
internal static class Diagnostics
{
    /// <summary>Gets the error for an assembly without documentation.</summary>
    public static DiagnosticDescriptor NoDocumentation { get; } = Create(
        "QT0001",
        "The documentation of an assembly is missing",
        "The documentation of {0} ({0}.xml) is missing. Build {0} first; its project sets GenerateDocumentationFile.");

    /// <summary>Gets the error for a member without a summary.</summary>
    public static DiagnosticDescriptor NoSummary { get; } = Create(
        "QT0002",
        "A member of a form has no summary",
        "-{0} is made from {1}, which has no XML documentation. Add a <summary>.");

    /// <summary>Gets the error for a column that the form does not have.</summary>
    public static DiagnosticDescriptor NoSuchColumn { get; } = Create(
        "QT0003",
        "A form has no such column",
        "{0} has no column '{1}' that is a parameter. The columns are: {2}.");

    private static DiagnosticDescriptor Create(string id, string title, string message) =>
        new(id, title, message, "QualificationTools", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
