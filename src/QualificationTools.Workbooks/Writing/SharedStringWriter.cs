using System.IO.Compression;
using System.Xml;

namespace QualificationTools.Workbooks;

/// <summary>
/// Writes the table of shared strings, which some programs require. A zip file is written one part after the other, so
/// the table is kept, compressed, until the sheets end. Repeated texts are recognized while there are few.
/// </summary>
internal sealed class SharedStringWriter : IDisposable
{
    private const int MaxKnown = 10_000;
    private const int MaxKnownLength = 100;

    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);
    private readonly MemoryStream _packed = new();
    private readonly DeflateStream _packing;
    private readonly XmlWriter _writer;
    private int _count;

    public SharedStringWriter()
    {
        _packing = new DeflateStream(_packed, CompressionLevel.Fastest, leaveOpen: true);
        _writer = WorkbookWriter.CreateXml(_packing);
        _writer.WriteStartElement("sst", XmlPart.Main);
    }

    /// <summary>Adds a text.</summary>
    /// <returns>Its number, from 0.</returns>
    public int Add(string text)
    {
        if (_known.TryGetValue(text, out var index))
            return index;
        if (_known.Count < MaxKnown && text.Length <= MaxKnownLength)
            _known.Add(text, _count);
        _writer.WriteStartElement("si", XmlPart.Main);
        _writer.WriteText(text);
        _writer.WriteEndElement();
        return _count++;
    }

    /// <summary>Ends the table and copies it.</summary>
    public void CopyTo(Stream stream)
    {
        _writer.WriteEndElement();
        _writer.Dispose();
        _packing.Dispose();
        _packed.Position = 0;
        using var unpacking = new DeflateStream(_packed, CompressionMode.Decompress);
        unpacking.CopyTo(stream);
    }

    public void Dispose()
    {
        _writer.Dispose();
        _packing.Dispose();
        _packed.Dispose();
    }
}
