using System.Collections.Concurrent;
using System.Text.Json;

namespace QualificationTools.Emulator;

/// <summary>
/// Represents a question about a service that nobody has published the answer to, and what the emulator assumes.
/// </summary>
/// <param name="Name">The name, with the service's name before it: <c>vms.underReviewCode</c>.</param>
/// <param name="Default">What is assumed at the start.</param>
/// <param name="Values">The answers to choose from; none where any text will do.</param>
public sealed record Assumption(string Name, string Default, params IReadOnlyList<string> Values);

/// <summary>
/// Represents what the emulator assumes where the services' documentation is silent. It can be changed while it runs.
/// </summary>
public sealed class Assumptions
{
    private readonly Dictionary<string, Assumption> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _atStart = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _now = new(StringComparer.Ordinal);

    /// <summary>
    /// Initializes the assumptions with those that were made at the start; services declare the questions.
    /// </summary>
    /// <param name="made">Answers by the names of their questions.</param>
    internal Assumptions(IReadOnlyDictionary<string, string> made)
    {
        foreach (var (name, value) in made)
            _atStart[name] = value;
    }

    /// <summary>Gets the questions, in the order in which they were declared.</summary>
    public IReadOnlyCollection<Assumption> Known => _known.Values;

    /// <summary>Declares a question.</summary>
    /// <param name="assumption">The question and its default answer.</param>
    /// <returns>Its name, for <see cref="this[string]"/>.</returns>
    public string Declare(Assumption assumption)
    {
        ArgumentNullException.ThrowIfNull(assumption);
        _known.Add(assumption.Name, assumption);
        _now[assumption.Name] = _atStart.TryGetValue(assumption.Name, out var made)
            ? Check(assumption, made)
            : assumption.Default;
        return assumption.Name;
    }

    /// <summary>Gets what is assumed now.</summary>
    /// <param name="name">The question's name.</param>
    public string this[string name] => _now[name];

    /// <summary>Makes other assumptions: <c>{ "vms.ids": "text" }</c>. Those that are not named stay.</summary>
    /// <param name="json">The answers by their questions.</param>
    /// <exception cref="FormatException">There is no such question, or no such answer to it. Nothing is changed
    /// then.</exception>
    internal void Change(string json)
    {
        var changes = new List<KeyValuePair<string, string>>();
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new FormatException("Assumptions must be an object of names and texts.");
            foreach (var member in document.RootElement.EnumerateObject())
            {
                if (member.Value.ValueKind != JsonValueKind.String)
                    throw new FormatException($"'{member.Name}' must be a text.");
                changes.Add(KeyValuePair.Create(member.Name, Check(Find(member.Name), member.Value.GetString()!)));
            }
        }
        catch (JsonException refused)
        {
            throw new FormatException($"The assumptions are not JSON: {refused.Message}", refused);
        }

        foreach (var (name, value) in changes)
            _now[name] = value;
    }

    /// <summary>Goes back to the start.</summary>
    internal void Reset()
    {
        foreach (var assumption in _known.Values)
            _now[assumption.Name] = _atStart.GetValueOrDefault(assumption.Name, assumption.Default);
    }

    /// <summary>Refuses an answer at the start to a question that no service has.</summary>
    /// <exception cref="FormatException">There is no such question.</exception>
    internal void CheckNames()
    {
        foreach (var name in _atStart.Keys)
            Find(name);
    }

    private Assumption Find(string name) =>
        _known.TryGetValue(name, out var known)
            ? known
            : throw new FormatException($"There is no assumption '{name}'; known: {string.Join(", ", _known.Keys)}.");

    private static string Check(Assumption assumption, string value) =>
        assumption.Values.Count == 0
            ? value.Length > 0
                ? value
                : throw new FormatException($"'{assumption.Name}' must not be empty.")
            : assumption.Values.Contains(value)
                ? value
                : throw new FormatException(
                    $"'{assumption.Name}' must be one of: {string.Join(", ", assumption.Values)}.");
}
