using System.Management.Automation;
using System.Reflection;

namespace QualificationTools.Binding;

/// <summary>
/// Represents the two internal members of <see cref="PSObject"/> that make reading a row fast: enumerating <see
/// cref="PSObject.Properties"/> takes ten times as long as everything else done for a row, and leaves five hidden
/// members on the caller's object. They are tested once; if PowerShell no longer has them, nothing here is used.
/// </summary>
internal static class PSObjectInternals
{
    private const string Probe = "Probe";

    private static readonly Func<PSObject, IEnumerable<PSMemberInfo>>? MembersOf =
        Getter<IEnumerable<PSMemberInfo>>("InstanceMembers");

    private static readonly Func<PSObject, IEnumerable<string>>? TypeNamesOf = Getter<IEnumerable<string>>(
        "InternalTypeNames");

    /// <summary>Gets whether both members exist and return what they should.</summary>
    public static bool AreUsable { get; } = Check();

    /// <summary>Gets the own members of a custom object. Call it only if they are usable.</summary>
    /// <returns>The members, without those of its type.</returns>
    public static IEnumerable<PSMemberInfo> OwnMembers(PSObject row) => MembersOf!(row);

    /// <summary>Returns the names of an object's type, which may give it properties.</summary>
    /// <returns>The names; if usable, without the copy that <see cref="PSObject.TypeNames"/> creates.</returns>
    public static IEnumerable<string> TypeNames(PSObject row) => AreUsable ? TypeNamesOf!(row) : row.TypeNames;

    private static bool Check()
    {
        if (MembersOf is null || TypeNamesOf is null)
            return false;
        var row = new PSObject();
        row.Properties.Add(new PSNoteProperty(Probe, Probe));
        return MembersOf(row).Any(member => member is PSNoteProperty { Name: Probe, Value: Probe })
            && TypeNamesOf(row).SequenceEqual(row.TypeNames, StringComparer.Ordinal);
    }

    private static Func<PSObject, T>? Getter<T>(string name)
        where T : class
    {
        var property = typeof(PSObject).GetProperty(name, BindingFlags.Instance | BindingFlags.NonPublic);
        return property is { CanRead: true } && typeof(T).IsAssignableFrom(property.PropertyType)
            ? property.GetMethod!.CreateDelegate<Func<PSObject, T>>()
            : null;
    }
}
