using System.Text.Json;
using System.Text.Json.Serialization;

namespace QualificationTools.Emulator.Seeding;

/// <summary>Represents the records that exist at the start: one part for each service, by its name.</summary>
public sealed class EmulatorSeed
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    private readonly Dictionary<string, JsonElement> _parts;

    private EmulatorSeed(Dictionary<string, JsonElement> parts) => _parts = parts;

    /// <summary>Gets the seed without records.</summary>
    public static EmulatorSeed Empty { get; } = new([]);

    /// <summary>Reads a seed file's text.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The seed. The parts are checked when the emulator starts.</returns>
    /// <exception cref="FormatException">The text is not a JSON object.</exception>
    public static EmulatorSeed Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Lenient);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new FormatException("The seed must be an object with a part for each service.");
            return new EmulatorSeed(document.RootElement.EnumerateObject()
                .ToDictionary(part => part.Name, part => part.Value.Clone(), StringComparer.Ordinal));
        }
        catch (JsonException refused)
        {
            throw new FormatException($"The seed is not valid: {refused.Message}", refused);
        }
    }

    /// <summary>Returns a service's part.</summary>
    /// <typeparam name="T">The type of the part; its public properties are the members, in camel case.</typeparam>
    /// <param name="service">The service's name.</param>
    /// <returns>The part; a new object if the seed has none.</returns>
    /// <exception cref="FormatException">The part has an unknown member, or one of a wrong type.</exception>
    public T Read<T>(string service)
        where T : new()
    {
        try
        {
            return _parts.TryGetValue(service, out var part) ? part.Deserialize<T>(Strict) ?? new T() : new T();
        }
        catch (JsonException refused)
        {
            throw new FormatException($"The seed is not valid: {refused.Message}", refused);
        }
    }

    /// <summary>Refuses a part that no service reads.</summary>
    /// <exception cref="FormatException">A part is unknown.</exception>
    internal void CheckNames(IEnumerable<string> services)
    {
        foreach (var name in _parts.Keys)
            if (!services.Contains(name))
                throw new FormatException($"The seed has a part '{name}'; known: {string.Join(", ", services)}.");
    }
}
