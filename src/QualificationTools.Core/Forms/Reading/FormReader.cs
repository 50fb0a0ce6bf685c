using System.Buffers;
using System.Text.Json;

namespace QualificationTools.Forms;

/// <summary>
/// Reads a row of any kind into a form: flat or nested, by wire paths, short names or Chinese headers. It never throws
/// because of a row's content; problems are kept on the form, so every row has a result.
/// </summary>
/// <typeparam name="TForm">The form.</typeparam>
internal sealed class FormReader<TForm>(OpenRecord open)
    where TForm : QualificationForm, new()
{
    private const int LongestPath = 1024;

    private static readonly FormMap Map = FormMap.For(typeof(TForm));
    private static readonly SearchValues<char> NeverInPaths = SearchValues.Create("{}[]\"\r\n\0");
    private static readonly string[] TableEndings = [".csv", ".tsv", ".txt", ".json", ".xlsx", ".xls", ".xlsm", ".xml"];

    /// <summary>
    /// Reads one row: an object that the delegate opens, a JSON text, or null. A name of the row itself is a cell: an
    /// empty text there means no value. In an object within the row, an empty text is intended.
    /// </summary>
    public TForm Read(object? input)
    {
        var form = new TForm();
        var reading = new FormReading<TForm>(open, form);
        try
        {
            if (Open(reading, form, input) is string text)
            {
                ReadJson(text, form);
                return form;
            }
        }
        catch (Exception e)
        {
            RefuseUnreadable(reading, form, e);
        }

        reading.Finish();
        return form;
    }

    /// <summary>Reads members that were named one by one, so an empty text was meant.</summary>
    public TForm ReadMembers(IEnumerable<KeyValuePair<string, object?>> members)
    {
        var form = new TForm();
        var reading = new FormReading<TForm>(open, form);
        try
        {
            reading.ReadObject(form, Map, members, areCells: false);
        }
        catch (Exception e)
        {
            RefuseUnreadable(reading, form, e);
        }

        reading.Finish();
        return form;
    }

    /// <summary>Returns a form that tells why the input is not a row.</summary>
    /// <param name="id">The rule's id, which names the message too.</param>
    public TForm Refuse(string id)
    {
        var form = new TForm();
        var reading = new FormReading<TForm>(open, form);
        reading.Refuse(form, null, id, []);
        reading.Finish();
        return form;
    }

    // Returns the text if the row is text, which is read as JSON.
    private string? Open(FormReading<TForm> reading, TForm form, object? input)
    {
        switch (open(input))
        {
            case null:
                reading.Refuse(form, null, "NullInput", []);
                break;
            case IEnumerable<KeyValuePair<string, object?>> members:
                var entries = members as List<KeyValuePair<string, object?>> ?? members.ToList();
                reading.ReadObject(form, Map, entries, areCells: true);
                reading.RefuseUnlessKnown(entries.Count);
                break;
            case string text:
                return text;
            case IEnumerable<object?>:
                reading.Refuse(form, null, "ListInput", []);
                break;
            case var other:
                reading.Refuse(form, null, "NotAForm", [other.GetType().Name]);
                break;
        }

        return null;
    }

    // The behavior of the caller's object is unknown, and every row must have a result. Its message may be personal.
    private static void RefuseUnreadable(FormReading<TForm> reading, TForm form, Exception e) =>
        reading.Refuse(form, null, "UnreadableInput", [e.GetType().Name]);

    private static void ReadJson(string input, TForm form)
    {
        // A file's mark may have come along.
        var text = input.TrimStart('\uFEFF');
        var reading = new FormReading<TForm>(JsonRecord.Open, form) { IsBody = true };
        try
        {
            using var document = JsonDocument.Parse(text, JsonRecord.Options);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                var members = (IEnumerable<KeyValuePair<string, object?>>)JsonRecord.Open(document.RootElement)!;
                reading.ReadObject(form, Map, members, areCells: true);
                reading.RefuseUnlessKnown(members.Count());
            }
            else
            {
                reading.Refuse(
                    form,
                    null,
                    document.RootElement.ValueKind == JsonValueKind.Array ? "ListInput" : "NotAForm",
                    ["JSON"]);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            if (IsPath(text))
            {
                reading.Refuse(form, null, "PathInput", []);
                reading.Finish();
                return;
            }

            // The exception's message quotes the input, which may be personal data; its position does not. Half a
            // surrogate pair is found only when the text is read, and has no position.
            var position = e as JsonException;
            reading.Refuse(
                form,
                null,
                "BrokenJson",
                [(position?.LineNumber ?? 0) + 1, (position?.BytePositionInLine ?? 0) + 1]);
        }

        reading.Finish();
    }

    // The path of a file where rows belong; a row of text begins with a bracket.
    private static bool IsPath(string text)
    {
        var path = text.AsSpan().Trim();
        return path.Length is > 2 and <= LongestPath
            && !path.ContainsAny(NeverInPaths)
            && (
                path.IndexOfAny('/', '\\') >= 0
                || Path.GetExtension(path) is { Length: > 1 } ending
                    && TableEndings.Contains(ending.ToString(), StringComparer.OrdinalIgnoreCase));
    }
}
