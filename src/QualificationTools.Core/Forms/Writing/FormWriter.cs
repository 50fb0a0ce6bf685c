using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
using QualificationTools.Json;
using QualificationTools.Security;

namespace QualificationTools.Forms;

/// <summary>
/// Writes a form as JSON by its column map: members that are not set are omitted, and Chinese text is not escaped.
/// </summary>
internal static class FormWriter
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? s_buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? s_writer;

    /// <summary>Returns the bytes that a service gets, sensitive values as they are.</summary>
    /// <param name="form">The form.</param>
    /// <param name="name">Renames a member of the form for an action; null omits it.</param>
    public static byte[] Write(QualificationForm form, Func<FormNode, JsonEncodedText?>? name = null) =>
        Write(form, name, isMasked: false);

    /// <summary>Returns the same with sensitive values masked, for those who look for a fault.</summary>
    public static string Show(QualificationForm form, Func<FormNode, JsonEncodedText?>? name = null) =>
        Encoding.UTF8.GetString(Write(form, name, isMasked: true));

    private static byte[] Write(QualificationForm form, Func<FormNode, JsonEncodedText?>? name, bool isMasked)
    {
        var buffer = s_buffer ??= new ArrayBufferWriter<byte>(4096);
        var writer = s_writer ??= new Utf8JsonWriter(
            buffer,
            new JsonWriterOptions { Encoder = WireJson.Encoder, SkipValidation = true });
        // A form that could not be written to its end has left something behind.
        writer.Reset(buffer);
        try
        {
            WriteObject(writer, FormMap.For(form.GetType()), form, name, isMasked);
            writer.Flush();
            return buffer.WrittenSpan.ToArray();
        }
        finally
        {
            // The values are overwritten.
            buffer.Clear();
        }
    }

    private static void WriteObject(
        Utf8JsonWriter writer,
        FormMap map,
        object owner,
        Func<FormNode, JsonEncodedText?>? name,
        bool isMasked)
    {
        writer.WriteStartObject();
        foreach (var node in map.Nodes)
        {
            // An object without any member set counts as absent.
            if (
                node.Get(owner) is not { } value
                || (node.Kind == FormNodeKind.Object && node.Children!.IsVoid(value))
                || (name is null ? node.EncodedName : name(node)) is not { } encodedName)
                continue;
            writer.WritePropertyName(encodedName);
            switch (node.Kind)
            {
                case FormNodeKind.Object:
                    WriteObject(writer, node.Children!, value, name: null, isMasked);
                    break;
                case FormNodeKind.ObjectList or FormNodeKind.TextList:
                    WriteList(writer, node, (IList)value, isMasked);
                    break;
                default:
                    WriteValue(writer, value, isMasked);
                    break;
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter writer, FormNode node, IList list, bool isMasked)
    {
        writer.WriteStartArray();
        foreach (var element in list)
        {
            if (element is null)
                writer.WriteNullValue();
            else if (node.Children is not { } children)
                WriteValue(writer, element, isMasked);
            else if (!children.IsVoid(element))
                WriteObject(writer, children, element, name: null, isMasked);
        }

        writer.WriteEndArray();
    }

    private static void WriteValue(Utf8JsonWriter writer, object value, bool isMasked)
    {
        switch (value)
        {
            case string text:
                writer.WriteStringValue(text);
                break;
            case SensitiveText sensitive:
                writer.WriteStringValue(isMasked ? SensitiveText.Mask : sensitive.Reveal());
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            default:
                writer.WriteNumberValue(Convert.ToInt32(value, CultureInfo.InvariantCulture));
                break;
        }
    }
}
