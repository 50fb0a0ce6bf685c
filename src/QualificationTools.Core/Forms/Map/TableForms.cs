using System.Reflection;

namespace QualificationTools.Forms;

/// <summary>
/// The forms that a table may be for, which its header tells: those of this assembly, and those of assemblies that were
/// added.
/// </summary>
internal static class TableForms
{
    private static readonly object Turn = new();
    private static FormMap[] Known = Read(typeof(TableForms).Assembly);

    /// <summary>Gets the maps of the forms, by the forms' names.</summary>
    public static IReadOnlyList<FormMap> All => Volatile.Read(ref Known);

    /// <summary>Adds the forms of an assembly. An assembly that was added before changes nothing.</summary>
    public static void Add(Assembly assembly)
    {
        lock (Turn)
            Volatile.Write(ref Known, [.. Known.Union(Read(assembly))]);
    }

    private static FormMap[] Read(Assembly assembly) =>
    [
        .. assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(QualificationForm)) && !type.IsAbstract)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(FormMap.For),
    ];
}
