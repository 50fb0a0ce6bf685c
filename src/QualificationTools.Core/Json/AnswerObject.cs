using System.Globalization;
using System.Text.Json;

namespace QualificationTools.Json;

/// <summary>
/// Represents an object of an answer. Every answer of a service is read through it, lenient in one way:
/// <list type="bullet">
/// <item>Names are compared without regard to case, and names that nobody asks for are ignored.</item>
/// <item>Null is as good as not there. A list that is left out is not an empty one.</item>
/// <item>A number may be written as a text, a text as a number, and a list of one object as that object.</item>
/// <item>Of a name that stands there twice, the values must agree; else none of them can be read.</item>
/// <item>What is of another kind than expected cannot be read. It is never taken for an empty or usual value, and what
/// holds it proves nothing: the methods that begin with Try tell it from what is not there.</item>
/// </list>
/// Whatever the bytes are, nothing throws.
/// </summary>
internal readonly struct AnswerObject
{
    private const int GreatestDepth = 64;

    private const NumberStyles WholeNumber = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint
        | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = GreatestDepth };

    // Elements, boxed: a dictionary of structs would be compiled anew in each session.
    private readonly Dictionary<string, object>? _members;

    // A member of an undefined kind is one whose values contradict each other.
    private AnswerObject(JsonElement element)
    {
        _members = new Dictionary<string, object>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in element.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Null || NameOf(member) is not { } name)
                continue;
            if (!_members.TryAdd(name, member.Value) && !Agree((JsonElement)_members[name], member.Value))
                _members[name] = default(JsonElement);
        }
    }

    /// <summary>Gets whether there is an object.</summary>
    public bool IsObject => _members is not null;

    /// <summary>Gets whether there is no object, or one without any value.</summary>
    public bool IsEmpty => _members is not { Count: > 0 };

    /// <summary>Reads an answer.</summary>
    /// <returns>
    /// The answer's object; none if the answer is anything else, is truncated, or is followed by something.
    /// </returns>
    public static AnswerObject Parse(ReadOnlySpan<byte> answer)
    {
        var start = answer.StartsWith("\uFEFF"u8) ? "\uFEFF"u8.Length : 0;
        var reader = new Utf8JsonReader(answer[start..], Options);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return default;
            // It has its own memory, so nobody needs to dispose it.
            var root = JsonElement.ParseValue(ref reader);
            while (reader.Read())
            {
            }

            return new AnswerObject(root);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    /// <summary>Opens a value of an answer, one level.</summary>
    /// <returns>
    /// The names and values of an object, the items of a list, or a scalar; null if it cannot be read.
    /// </returns>
    public static object? Open(object? value) => value is not JsonElement element
        ? value
        : element.ValueKind switch
        {
            JsonValueKind.Object => new AnswerObject(element).Members(),
            JsonValueKind.Array => element.EnumerateArray().Select(static item => (object?)item),
            JsonValueKind.String => TextOf(element),
            JsonValueKind.Number => element.TryGetInt64(out var number) ? number : element.GetRawText(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };

    /// <summary>Returns whether there is a member with a value, of whatever kind.</summary>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>Returns whether a member occurs more than once with different values.</summary>
    public bool Contradicts(string name) => Find(name) is { ValueKind: JsonValueKind.Undefined };

    /// <summary>Returns a member unchanged, for <see cref="Open"/>; null if there is none that can be read.</summary>
    public object? Value(string name) => Find(name) is { ValueKind: not JsonValueKind.Undefined } value ? value : null;

    /// <summary>Returns a member that is an object; an empty one if there is none that can be read.</summary>
    public AnswerObject Object(string name) => TryObject(name, out var value) ? value : default;

    /// <summary>
    /// Gets a member that is an object. An empty list or text, which some languages write for one, counts as missing.
    /// </summary>
    /// <returns>False if the member cannot be read.</returns>
    public bool TryObject(string name, out AnswerObject value)
    {
        var found = Find(name);
        value = found is { ValueKind: JsonValueKind.Object } element ? new AnswerObject(element) : default;
        return found switch
        {
            null or { ValueKind: JsonValueKind.Object } => true,
            { ValueKind: JsonValueKind.Array } list => list.GetArrayLength() == 0,
            { ValueKind: JsonValueKind.String } text => TextOf(text) is "",
            _ => false,
        };
    }

    /// <summary>
    /// Returns the objects of a member that is a list of them; null if there is none that can be read.
    /// </summary>
    public IReadOnlyList<AnswerObject>? Objects(string name) => TryObjects(name, out var objects) ? objects : null;

    /// <summary>
    /// Gets the objects of a member that is a list of them, or one object that has members; null if there is none.
    /// </summary>
    /// <returns>False if the member, or anything in it, cannot be read.</returns>
    public bool TryObjects(string name, out IReadOnlyList<AnswerObject>? objects)
    {
        objects = null;
        switch (Find(name))
        {
            case null:
                return true;
            case { ValueKind: JsonValueKind.Object } element:
                var single = new AnswerObject(element);
                objects = single.IsEmpty ? null : [single];
                return !single.IsEmpty;
            case { ValueKind: JsonValueKind.Array } list:
                var read = new List<AnswerObject>(list.GetArrayLength());
                foreach (var item in list.EnumerateArray())
                {
                    if (item.ValueKind == JsonValueKind.Object)
                        read.Add(new AnswerObject(item));
                    else if (item.ValueKind != JsonValueKind.Null)
                        return false;
                }

                objects = read;
                return true;
            default:
                return false;
        }
    }

    /// <summary>
    /// Returns a text, or a number as written; null for an empty text or if there is none that can be read.
    /// </summary>
    public string? Text(string name) => TryText(name, out var text) ? text : null;

    /// <summary>Gets a text, or a number as written; null for an empty text or if there is none.</summary>
    /// <returns>False if the member cannot be read.</returns>
    public bool TryText(string name, out string? text)
    {
        var found = Find(name);
        text = found switch
        {
            { ValueKind: JsonValueKind.String } value => TextOf(value),
            { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
            _ => null,
        };
        if (found is not null && text is null)
            return false;
        if (text is { Length: 0 })
            text = null;
        return true;
    }

    /// <summary>Returns a whole number, or a text that contains one; null if there is none that can be read.</summary>
    public int? Number(string name) =>
        TryNumber(name, out var number) && number is >= int.MinValue and <= int.MaxValue ? (int)number : null;

    /// <summary>Gets a whole number, or a text that contains one; null for an empty text or if there is none.</summary>
    /// <returns>False if the member cannot be read.</returns>
    public bool TryNumber(string name, out long? number)
    {
        number = null;
        if (!TryText(name, out var text))
            return false;
        if (text is null)
            return true;
        if (!decimal.TryParse(text, WholeNumber, CultureInfo.InvariantCulture, out var value))
            return false;
        if (value != decimal.Truncate(value) || value is < long.MinValue or > long.MaxValue)
            return false;
        number = (long)value;
        return true;
    }

    private IEnumerable<KeyValuePair<string, object?>> Members() =>
        _members!.Where(static member => ((JsonElement)member.Value).ValueKind != JsonValueKind.Undefined)!;

    private JsonElement? Find(string name) =>
        _members is not null && _members.TryGetValue(name, out var value) ? (JsonElement)value : null;

    private static bool Agree(JsonElement one, JsonElement other)
    {
        try
        {
            return one.ValueKind != JsonValueKind.Undefined && one.GetRawText() == other.GetRawText();
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    // Half a surrogate pair, or a byte that is not UTF-8, is found only when the text is read.
    private static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
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
