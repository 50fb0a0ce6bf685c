using System.Globalization;
using System.Xml;

namespace QualificationTools.Workbooks;

/// <summary>Represents the number formats of a workbook's cell styles.</summary>
internal sealed class CellStyles
{
    private readonly Dictionary<int, string> _codes = [];
    private readonly Dictionary<int, NumberFormat> _formats = [];
    private readonly List<int> _formatOfStyle = [];

    /// <summary>Reads the styles; a workbook may have none.</summary>
    public CellStyles(WorkbookPackage package, string? part)
    {
        if (part is not null && package.Has(part))
            package.ReadXml(part, Read);
    }

    /// <summary>Returns the format of a cell style, or General if there is no such style.</summary>
    public NumberFormat FormatOf(int style)
    {
        if ((uint)style >= (uint)_formatOfStyle.Count)
            return NumberFormat.General;
        var id = _formatOfStyle[style];
        if (!_formats.TryGetValue(id, out var format))
            _formats[id] = format = NumberFormat.For(id, _codes.GetValueOrDefault(id));
        return format;
    }

    private void Read(XmlReader reader)
    {
        var isInCellStyles = false;
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.EndElement && reader.LocalName == "cellXfs")
                isInCellStyles = false;
            if (!reader.IsMain())
                continue;
            if (reader.LocalName == "cellXfs")
                isInCellStyles = !reader.IsEmptyElement;
            else if (reader.LocalName == "xf" && isInCellStyles)
                _formatOfStyle.Add(Number(reader));
            // The formats of conditional styles (dxf) may reuse a number for another code, and serve other purposes.
            else if (reader.LocalName == "numFmt" && reader.Depth == 2 && reader.GetAttribute("formatCode") is { } code)
                _codes.TryAdd(Number(reader), CellText.Decode(code));
        }
    }

    private static int Number(XmlReader reader) =>
        int.TryParse(reader.GetAttribute("numFmtId"), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id : 0;
}
