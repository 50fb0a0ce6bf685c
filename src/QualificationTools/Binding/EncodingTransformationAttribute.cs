using System.Globalization;
using System.Management.Automation;
using System.Text;
using QualificationTools.Resources;

namespace QualificationTools.Binding;

/// <summary>
/// Takes an encoding by PowerShell's name, by its registered name or by its number, as PowerShell's own cmdlets do.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class EncodingTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var input = PSValue.Unwrap(inputData);
        try
        {
            return input switch
            {
                Encoding encoding => encoding,
                int page => Get(page),
                string name => Get(name.Trim()),
                _ => throw new ArgumentTransformationMetadataException(Texts.Format("Error_EncodingUnknown", input)),
            };
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new ArgumentTransformationMetadataException(Texts.Format("Error_EncodingUnknown", input));
        }
    }

    private static Encoding Get(string name)
    {
        switch (name.ToUpperInvariant())
        {
            case "UTF8" or "UTF8BOM" or "UTF8NOBOM":
                return Encoding.UTF8;
            case "BIGENDIANUNICODE":
                return Encoding.BigEndianUnicode;
            case "BIGENDIANUTF32":
                return new UTF32Encoding(bigEndian: true, byteOrderMark: true);
            case "UTF32":
                return Encoding.UTF32;
            case "ANSI":
                return Get(CultureInfo.CurrentCulture.TextInfo.ANSICodePage);
            case "OEM":
                return Get(CultureInfo.CurrentCulture.TextInfo.OEMCodePage);
        }

        return int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var page)
            ? Get(page)
            : CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
    }

    private static Encoding Get(int page) =>
        CodePagesEncodingProvider.Instance.GetEncoding(page) ?? Encoding.GetEncoding(page);
}
