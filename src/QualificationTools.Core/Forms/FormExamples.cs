namespace QualificationTools.Forms;

/// <summary>Made-up rows of one service that keep every rule: what a template begins with. Each service has one, which is found by itself.</summary>
internal abstract class FormExamples
{
    private static readonly FormExamples[] All =
    [
        .. typeof(FormExamples).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(FormExamples)) && !type.IsAbstract)
            .Select(type => (FormExamples)Activator.CreateInstance(type)!),
    ];

    /// <summary>The service.</summary>
    public abstract QualificationService Service { get; }

    /// <summary>One row for each role that the service knows; the role is null where it knows none.</summary>
    public abstract IReadOnlyList<(string? Role, QualificationForm Form)> Rows { get; }

    public static FormExamples For(QualificationService service) => Array.Find(All, examples => examples.Service == service)!;

    /// <summary>Returns the examples that are forms of a type, or null where there are none.</summary>
    public static FormExamples? Find(Type form) => Array.Find(All, examples => examples.Rows.Any(row => row.Form.GetType() == form));

    /// <summary>Whether a form has the key of an example, which no record has: its row was left in the file.</summary>
    public static bool IsExample(QualificationForm form) => form.Key is { Length: > 0 } key && Keys.Value.Contains(key);

    private static readonly Lazy<HashSet<string>> Keys = new(() => [.. All.SelectMany(examples => examples.Rows).Select(row => row.Form.Key).OfType<string>()]);
}
