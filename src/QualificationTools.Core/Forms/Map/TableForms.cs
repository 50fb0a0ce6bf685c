using System.Collections.Immutable;
using System.Reflection;

namespace QualificationTools.Forms;

/// <summary>
/// The forms that a table may be for, which its header tells: those of this assembly, and those of assemblies that were
/// added.
/// </summary>
internal static class TableForms
{
    private static ImmutableArray<FormMap> Known = [.. Read(typeof(TableForms).Assembly)];

    /// <summary>Gets the maps of the forms: of this assembly, then of those that were added, each by name.</summary>
    public static ImmutableArray<FormMap> All => Known;

    /// <summary>Adds the forms of an assembly. An assembly that was added before changes nothing.</summary>
    public static void Add(Assembly assembly) =>
        ImmutableInterlocked.Update(ref Known, (known, added) => [.. known.Union(added)], Read(assembly));

    private static IEnumerable<FormMap> Read(Assembly assembly) => assembly.GetExportedTypes()
        .Where(type => type.IsSubclassOf(typeof(QualificationForm)) && !type.IsAbstract)
        .OrderBy(type => type.Name, StringComparer.Ordinal)
        .Select(FormMap.For);
}
