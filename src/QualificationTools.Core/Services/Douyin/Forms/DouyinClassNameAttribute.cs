using System.Globalization;
using QualificationTools.Forms;

namespace QualificationTools.Douyin;

/// <summary>Allows the names of classes instead of their numbers in the column, for the built-in classes.</summary>
/// <param name="level">The level, 1 or 2.</param>
public sealed class DouyinClassNameAttribute(int level) : NumberNamesAttribute
{
    /// <summary>Gets the level, 1 or 2.</summary>
    public int Level { get; } = level;

    internal override int? Find(string name)
    {
        var numbers = Named.Where(one => one.Name == name).Select(one => one.Number).Distinct().ToList();
        // A name in two branches of the tree is ambiguous.
        return numbers.Count == 1 ? numbers[0] : null;
    }

    internal override IReadOnlyList<string> Choices =>
        [.. Named.Select(one => one.Name).Where(name => Find(name) is not null).Distinct(StringComparer.Ordinal)];

    internal override string Describe() =>
        string.Join(
            ", ",
            Named.Distinct().Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Number} {one.Name}")));

    private IEnumerable<(int Number, string Name)> Named => DouyinClassTree.Known
        .Select(one => Level == 1 ? ((int?)one.FirstClass, one.FirstClassName) : (one.SecondClass, one.SecondClassName))
        .Where(one => one is { Item1: not null, Item2: not null })
        .Select(one => (one.Item1!.Value, one.Item2!));
}
