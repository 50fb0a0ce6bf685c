using System.Collections.Concurrent;
using System.Reflection;

namespace QualificationTools.Forms;

/// <summary>
/// Made-up rows of one service that keep every rule, for templates. Each service has one class beside its forms, which
/// name it with <see cref="ExamplesAttribute"/>.
/// </summary>
internal abstract class FormExamples
{
    private static readonly ConcurrentDictionary<Type, HashSet<string>> Keys = new();

    /// <summary>Gets one row for each role of the service.</summary>
    public abstract IReadOnlyList<ExampleRow> Rows { get; }

    /// <summary>Returns the role that a text means, as in <see cref="Rows"/>; null if there is no such role.</summary>
    public virtual string? FindRole(string text) =>
        Rows.Select(row => row.Role)
            .FirstOrDefault(role => string.Equals(role, text.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>Returns the examples for a type of form, or null if there are none.</summary>
    /// <param name="form">The form's type.</param>
    public static FormExamples? Find(Type form) =>
        Of(form) is { } examples && examples.Rows.Any(row => row.Form.GetType() == form) ? examples : null;

    /// <summary>
    /// Returns whether a form has the key of an example, which no record has: its row was left in the file.
    /// </summary>
    public static bool IsExample(QualificationForm form) =>
        form.Key is { Length: > 0 } key && Keys.GetOrAdd(form.GetType(), KeysOf).Contains(key);

    private static HashSet<string> KeysOf(Type form) =>
        [.. Of(form)?.Rows.Select(row => row.Form.Key).OfType<string>() ?? []];

    private static FormExamples? Of(Type form) =>
        form.GetCustomAttribute<ExamplesAttribute>() is { } named
            ? (FormExamples)Activator.CreateInstance(named.Type)!
            : null;
}

/// <summary>Represents an example row.</summary>
/// <param name="Role">The role that it is for; null if the service has none.</param>
/// <param name="Form">The row.</param>
internal sealed record ExampleRow(string? Role, QualificationForm Form);

/// <summary>Names the examples of a form's service.</summary>
/// <param name="type">A class that derives from <see cref="FormExamples"/>.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ExamplesAttribute(Type type) : Attribute
{
    /// <summary>Gets the class of the examples.</summary>
    public Type Type { get; } = type;
}
