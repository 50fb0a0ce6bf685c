using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using QualificationTools.Resources;
using QualificationTools.Rules;
using QualificationTools.Security;

namespace QualificationTools.Forms;

internal enum FormNodeKind
{
    Value,
    TextList,
    Object,
    ObjectList,
}

/// <summary>One member of a form: its names, how to get and set it, and its rules.</summary>
internal sealed class FormNode
{
    private readonly PropertyInfo _property;
    private readonly MemberAccessor _accessor;
    private bool? _isDate;
    private bool? _isCode;

    public FormNode(PropertyInfo property, int position)
    {
        _property = property;
        Position = position;
        _accessor = MemberAccessor.For(property);
        var column = property.GetCustomAttribute<ColumnAttribute>()
            ?? throw new InvalidOperationException($"{property.DeclaringType}.{property.Name} has no [Column].");
        WireName = property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? property.Name;
        EncodedName = JsonEncodedText.Encode(WireName);
        WireAlias = property.GetCustomAttribute<WireAliasAttribute>()?.Name ?? "";
        ShortName = column.Name;
        ChineseName = column.ChineseName;
        Title = column.Name.Length > 0 ? column.Name.TrimEnd('.', '#') : property.Name;
        ChineseTitle =
            column.ChineseTitle ?? (column.ChineseName.Length > 0 ? column.ChineseName.TrimEnd('#') : property.Name);
        Synonyms = column.Synonyms?.Split(';') ?? [];
        Suggestions = column.Suggestions?.Split(';') ?? [];
        IsFreeText = property.GetCustomAttribute<FreeTextAttribute>() is not null;
        Names = property.GetCustomAttribute<NumberNamesAttribute>();
        Rules = [.. property.GetCustomAttributes<RuleAttribute>()];
        File = property.GetCustomAttribute<FileMemberAttribute>();
        (Kind, ElementType) = KindOf(property.PropertyType);
        Children = Kind is FormNodeKind.Object or FormNodeKind.ObjectList ? FormMap.For(ElementType) : null;
    }

    public FormNodeKind Kind { get; }

    /// <summary>Gets the member's place among its siblings, from 0.</summary>
    public int Position { get; }

    /// <summary>Gets the type of the value, of the object, or of a list's elements.</summary>
    public Type ElementType { get; }

    public string PropertyName => _property.Name;

    public string WireName { get; }

    /// <summary>Gets the name that another action has for it; empty where all have the same.</summary>
    public string WireAlias { get; }

    /// <summary>Gets the wire name as it is written.</summary>
    public JsonEncodedText EncodedName { get; }

    public string ShortName { get; }

    public string ChineseName { get; }

    /// <summary>Gets the short name without what joins it to others; never empty.</summary>
    public string Title { get; }

    /// <summary>Gets the same in Chinese.</summary>
    public string ChineseTitle { get; }

    /// <summary>
    /// Gets the meaning of the member, for people who fill in a table, in the language of messages; null if none is
    /// defined.
    /// </summary>
    public string? Meaning => Texts.Find($"Column_{_property.DeclaringType!.Name}_{_property.Name}");

    /// <summary>Gets what offices call the column besides.</summary>
    public string[] Synonyms { get; }

    /// <summary>Gets known values, if no closed set is published.</summary>
    public IReadOnlyList<string> Suggestions { get; }

    /// <summary>Gets whether the member holds sentences.</summary>
    public bool IsFreeText { get; }

    /// <summary>Gets the names that can replace numbers in the column, if any.</summary>
    public NumberNamesAttribute? Names { get; }

    public RuleAttribute[] Rules { get; }

    /// <summary>Gets what makes a value a local file, if the member holds a file code.</summary>
    public FileMemberAttribute? File { get; }

    /// <summary>Gets whether the member holds an expiry date.</summary>
    public bool IsDate => _isDate ??= Rules.OfType<ExpiryFormatAttribute>().Any();

    /// <summary>Gets whether the member holds an id, a number or a code.</summary>
    public bool IsCode => _isCode ??= Rules.OfType<CodeAttribute>().Any();

    public bool IsText => ElementType == typeof(string) || ElementType == typeof(SensitiveText);

    public bool IsSensitive => ElementType == typeof(SensitiveText);

    public FormMap? Children { get; }

    public object? Get(object owner) => _accessor.Get(owner);

    public void Set(object owner, object? value) => _accessor.Set(owner, value);

    /// <summary>Returns the list or object in the member, and creates it if there is none.</summary>
    public object GetOrCreate(object owner)
    {
        if (Get(owner) is { } present)
            return present;
        var created = Activator.CreateInstance(_property.PropertyType)!;
        Set(owner, created);
        return created;
    }

    // A value is a text or may be null; what is neither a value nor a list is an object with members of its own.
    private static (FormNodeKind Kind, Type ElementType) KindOf(Type type)
    {
        if (type == typeof(List<string>))
            return (FormNodeKind.TextList, typeof(string));
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>))
            return (FormNodeKind.ObjectList, type.GenericTypeArguments[0]);
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return (FormNodeKind.Value, underlying);
        return type == typeof(string) || type == typeof(SensitiveText)
            ? (FormNodeKind.Value, type)
            : (FormNodeKind.Object, type);
    }
}
