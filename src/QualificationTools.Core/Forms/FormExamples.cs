using System.Collections.Concurrent;
using System.Reflection;

namespace QualificationTools.Forms;

/// <summary>
/// Made-up rows of one service that keep every rule, for templates. Each service has one class beside its forms, which
/// is found automatically in their assembly.
/// </summary>
internal abstract class FormExamples
{
    private static readonly ConcurrentDictionary<Assembly, HashSet<string>> Keys = new();

    /// <summary>Gets one row for each role of the service; the role is null if it has none.</summary>
    public abstract IReadOnlyList<(string? Role, QualificationForm Form)> Rows { get; }

    /// <summary>Returns the role that a text means, as in <see cref="Rows"/>; null if there is no such role.</summary>
    public virtual string? FindRole(string text) =>
        Rows.Select(row => row.Role)
            .FirstOrDefault(role => string.Equals(role, text.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>Returns the examples for a type of form, or null if there are none.</summary>
    /// <param name="form">The form's type.</param>
    public static FormExamples? Find(Type form) =>
        In(form.Assembly).FirstOrDefault(examples => examples.Rows.Any(row => row.Form.GetType() == form));

    /// <summary>
    /// Returns whether a form has the key of an example, which no record has: its row was left in the file.
    /// </summary>
    public static bool IsExample(QualificationForm form) =>
        form.Key is { Length: > 0 } key && Keys.GetOrAdd(form.GetType().Assembly, KeysIn).Contains(key);

    private static HashSet<string> KeysIn(Assembly assembly) =>
        [.. In(assembly).SelectMany(examples => examples.Rows).Select(row => row.Form.Key).OfType<string>()];

    private static IEnumerable<FormExamples> In(Assembly assembly) => assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(FormExamples)) && !type.IsAbstract)
        .Select(type => (FormExamples)Activator.CreateInstance(type)!);
}
