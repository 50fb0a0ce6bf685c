namespace QualificationTools.Generators;

/// <summary>
/// Represents a list that equals another with equal elements, so the compiler sees when nothing has changed.
/// </summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <param name="elements">The elements.</param>
internal sealed class EquatableList<T>(IEnumerable<T> elements) : IEquatable<EquatableList<T>>
    where T : IEquatable<T>
{
    private readonly T[] _elements = [.. elements];

    /// <summary>Gets the elements.</summary>
    public IReadOnlyList<T> Elements => _elements;

    /// <inheritdoc/>
    public bool Equals(EquatableList<T>? other) => other is not null && _elements.SequenceEqual(other._elements);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as EquatableList<T>);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        _elements.Aggregate(_elements.Length, (hash, element) => unchecked((hash * 31) + element.GetHashCode()));
}
