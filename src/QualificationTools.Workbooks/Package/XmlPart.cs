using System.Text;
using System.Xml;

namespace QualificationTools.Workbooks;

/// <summary>Reads XML parts: without document types or external content, and in either family of namespaces.</summary>
internal static class XmlPart
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public const string StrictMain = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    public const string DocumentRelationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    public const string StrictDocumentRelationships = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
        // Some writers write control characters as references. They are part of the text, for the caller to judge.
        CheckCharacters = false,
    };

    /// <summary>Opens a reader over a stream, which is closed with it.</summary>
    public static XmlReader Open(Stream stream)
    {
        var settings = Settings.Clone();
        settings.NameTable = new NameTable();
        // The constants' own instances, so that most comparisons end at the reference.
        settings.NameTable.Add(Main);
        settings.NameTable.Add(StrictMain);
        return XmlReader.Create(stream, settings);
    }

    /// <summary>Returns whether the reader is at an element of a spreadsheet.</summary>
    public static bool IsMain(this XmlReader reader) =>
        reader.NodeType == XmlNodeType.Element && reader.NamespaceURI is Main or StrictMain;

    /// <summary>Returns whether the reader is at this element of a spreadsheet.</summary>
    public static bool IsMain(this XmlReader reader, string name) => reader.LocalName == name && reader.IsMain();

    /// <summary>Gets an attribute that names a relationship, such as r:id.</summary>
    public static string? RelationshipId(this XmlReader reader, string name) =>
        reader.GetAttribute(name, DocumentRelationships) ?? reader.GetAttribute(name, StrictDocumentRelationships);

    /// <summary>Returns whether the text of an attribute is true.</summary>
    public static bool IsTrue(string? value) => value is "1" or "true" or "TRUE" or "on";

    /// <summary>Moves to the next node inside an element. Returns false at the element's end.</summary>
    public static bool ReadInside(this XmlReader reader, int depth) => reader.Read() && reader.Depth > depth;

    /// <summary>Converts an exception of the platform's reader to one that says what is wrong with the file.</summary>
    /// <param name="exception">What the reader threw.</param>
    /// <param name="part">The part.</param>
    /// <param name="open">Opens the part again.</param>
    /// <returns>The exception to throw.</returns>
    public static WorkbookException Failure(XmlException exception, string part, Func<Stream> open)
    {
        var isDocumentType = HasDocumentType(open);
        return new WorkbookException(
            isDocumentType ? WorkbookFailure.DocumentType : WorkbookFailure.Damaged,
            isDocumentType ? $"{part} has a document type definition." : $"{part} is not well-formed XML.",
            exception)
        {
            Part = part,
        };
    }

    // The reader's message is in the user's language and its exception has no code, so the part itself is checked.
    private static bool HasDocumentType(Func<Stream> open)
    {
        using var stream = open();
        var head = new byte[4096];
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return Encoding.Latin1.GetString(head, 0, length).Replace("\0", "", StringComparison.Ordinal)
            .Contains("<!DOCTYPE", StringComparison.Ordinal);
    }
}
