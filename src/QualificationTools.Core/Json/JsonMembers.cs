using System.Globalization;
using System.Text.Json;

namespace QualificationTools.Json;

/// <summary>
/// An object of an answer, read leniently: names without regard to case, texts and numbers in either form. What is of another
/// kind than expected is not there; nothing throws.
/// </summary>
internal readonly struct JsonMembers
{
    private readonly Dictionary<string, JsonElement>? _members;

    /// <summary>Opens an object; anything else has no members.</summary>
    public JsonMembers(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return;
        _members = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in element.EnumerateObject())
        {
            // Of names that differ in case only, the first with a value counts.
            if (member.Value.ValueKind != JsonValueKind.Null && NameOf(member) is { } name)
                _members.TryAdd(name, member.Value);
        }
    }

    /// <summary>Whether there is an object at all.</summary>
    public bool IsObject => _members is not null;

    /// <summary>Gives a member that is an object.</summary>
    public JsonMembers Object(string name) => Find(name) is { } value ? new JsonMembers(value) : default;

    /// <summary>Returns the elements of a member that is a list; null where there is none. What is left out is not empty.</summary>
    public IEnumerable<JsonElement>? List(string name) =>
        Find(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : null;

    /// <summary>Returns the objects of a member that is a list of them, or one object; null where there is none.</summary>
    public IEnumerable<JsonElement>? Objects(string name) => Find(name) switch
    {
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Where(static item => item.ValueKind == JsonValueKind.Object),
        { ValueKind: JsonValueKind.Object } single => [single],
        _ => null,
    };

    /// <summary>Returns a member as it stands; null where there is none.</summary>
    public JsonElement? Member(string name) => Find(name);

    /// <summary>Gives a text, or a number as it is written; null for an empty text and for anything else.</summary>
    public string? Text(string name) => Find(name) switch
    {
        { ValueKind: JsonValueKind.String } text => TextOf(text) is { Length: > 0 } value ? value : null,
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    /// <summary>Gives a whole number, or a text that is one.</summary>
    public int? Number(string name) =>
        int.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private JsonElement? Find(string name) => _members is not null && _members.TryGetValue(name, out var value) ? value : null;

    private static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair.
            return null;
        }
    }

    private static string? TextOf(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
