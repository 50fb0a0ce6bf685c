using System.Collections;
using QualificationTools.Forms;
using QualificationTools.Security;

namespace QualificationTools.Core.Tests.Forms;

/// <summary>Opens dictionaries, lists and plain values, as the cmdlets do with PowerShell's.</summary>
internal static class PlainRecord
{
    public static object? Open(object? value) => value switch
    {
        null or string or SensitiveText or IFormattable => value,
        IEnumerable<KeyValuePair<string, object?>> members => members,
        IEnumerable list => list.Cast<object?>(),
        _ => value,
    };

    /// <summary>A row, or an object within one.</summary>
    public static List<KeyValuePair<string, object?>> Of(params (string Name, object? Value)[] members) =>
        [.. members.Select(member => KeyValuePair.Create(member.Name, member.Value))];

    public static TForm Read<TForm>(object? input)
        where TForm : QualificationForm, new() => new FormReader<TForm>(Open).Read(input);

    public static TForm Read<TForm>(params (string Name, object? Value)[] members)
        where TForm : QualificationForm, new() => Read<TForm>((object)Of(members));
}
