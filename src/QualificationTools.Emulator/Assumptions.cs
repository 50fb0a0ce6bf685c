using System.Collections.Concurrent;
using System.Text.Json;

namespace QualificationTools.Emulator;

/// <summary>
/// Represents a question about a service to which no answer is published, and what the emulator assumes.
/// </summary>
/// <param name="Name">The name, with the service's name before it: <c>vms.underReviewCode</c>.</param>
/// <param name="Default">The answer assumed at the start.</param>
/// <param name="Values">The possible answers; empty if any text is allowed.</param>
public sealed record Assumption(string Name, string Default, params IReadOnlyList<string> Values);

/// <summary>
/// Represents the emulator's assumptions where the services' documentation is silent. They can be changed while it
/// runs.
/// </summary>
public sealed class Assumptions
{
    private readonly Dictionary<string, Assumption> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _atStart = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _now = new(StringComparer.Ordinal);

    /// <summary>
    /// Initializes the assumptions with the answers given at the start; the services declare the questions.
    /// </summary>
    /// <param name="made">The answers, by the names of their questions.</param>
    internal Assumptions(IReadOnlyDictionary<string, string> made)
    {
        foreach (var (name, value) in made)
            _atStart[name] = value;
    }

    /// <summary>Gets the questions, in the order of their declaration.</summary>
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

    /// <summary>Gets the current answer to a question.</summary>
    /// <param name="name">The question's name.</param>
    public string this[string name] => _now[name];

    /// <summary>Changes assumptions: <c>{ "vms.ids": "text" }</c>. Those not named stay unchanged.</summary>
    /// <param name="json">The answers, by the names of their questions.</param>
    /// <exception cref="FormatException">A question or an answer is unknown. Nothing is changed.</exception>
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

    /// <summary>Restores the assumptions of the start.</summary>
    internal void Reset()
    {
        foreach (var assumption in _known.Values)
            _now[assumption.Name] = _atStart.GetValueOrDefault(assumption.Name, assumption.Default);
    }

    /// <summary>Refuses answers given at the start to questions that no service has declared.</summary>
    /// <exception cref="FormatException">A question is unknown.</exception>
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
