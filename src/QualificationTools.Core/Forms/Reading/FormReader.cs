using System.Text.Json;

namespace QualificationTools.Forms;

/// <summary>
/// Reads a row of any kind into a form: flat or nested, by wire paths, short names or Chinese headers. It never
/// throws for what stands in a row; what cannot be read is kept on the form as a problem, so that every row has its result.
/// </summary>
/// <typeparam name="TForm">The form.</typeparam>
internal sealed class FormReader<TForm>(OpenRecord open)
    where TForm : QualificationForm, new()
{
    private static readonly FormMap Map = FormMap.For(typeof(TForm));

    /// <summary>Reads one row: an object that the delegate opens, a JSON text, or null.</summary>
    public TForm Read(object? input)
    {
        var form = new TForm();
        var reading = new FormReading<TForm>(open, form);
        switch (open(input))
        {
            case null:
                reading.Refuse(form, null, "NullInput", []);
                break;
            case IEnumerable<KeyValuePair<string, object?>> members:
                var entries = members as List<KeyValuePair<string, object?>> ?? members.ToList();
                reading.ReadObject(form, Map, entries, areCells: AreCells(entries));
                reading.RefuseUnlessKnown(entries.Count);
                break;
            case string text:
                ReadJson(text, form);
                return form;
            case IEnumerable<object?>:
                reading.Refuse(form, null, "ListInput", []);
                break;
            case var other:
                reading.Refuse(form, null, "NotAForm", [other.GetType().Name]);
                break;
        }

        reading.Finish();
        return form;
    }

    /// <summary>Reads members that were named one by one, so that an empty text was meant.</summary>
    public TForm ReadMembers(IEnumerable<KeyValuePair<string, object?>> members)
    {
        var form = new TForm();
        var reading = new FormReading<TForm>(open, form);
        reading.ReadObject(form, Map, members, areCells: false);
        reading.Finish();
        return form;
    }

    private static void ReadJson(string text, TForm form)
    {
        var reading = new FormReading<TForm>(JsonRecord.Open, form);
        try
        {
            using var document = JsonDocument.Parse(text, JsonRecord.Options);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                var members = (IEnumerable<KeyValuePair<string, object?>>)JsonRecord.Open(document.RootElement)!;
                reading.ReadObject(form, Map, members, areCells: false);
                reading.RefuseUnlessKnown(members.Count());
            }
            else
            {
                reading.Refuse(form, null, document.RootElement.ValueKind == JsonValueKind.Array ? "ListInput" : "NotAForm", ["JSON"]);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            // The exception's own text quotes the input, which may be personal data; its position does not. Half a surrogate
            // pair is found only when the text is taken out, and has no position.
            var position = e as JsonException;
            reading.Refuse(form, null, "BrokenJson", [(position?.LineNumber ?? 0) + 1, (position?.BytePositionInLine ?? 0) + 1]);
        }

        reading.Finish();
    }

    // A table's row is flat: there an empty cell means that nothing is said. In anything with a shape of its own, and in JSON,
    // an empty text was meant.
    private bool AreCells(List<KeyValuePair<string, object?>> entries)
    {
        foreach (var (_, value) in entries)
        {
            if (value is not string && open(value) is not string and (IEnumerable<KeyValuePair<string, object?>> or IEnumerable<object?>))
                return false;
        }

        return true;
    }
}
