namespace QualificationTools.Forms;

/// <summary>Allows names instead of numbers in a column.</summary>
[AttributeUsage(AttributeTargets.Property)]
public abstract class NumberNamesAttribute : Attribute
{
    /// <summary>Returns the number, or null if the name is unknown.</summary>
    /// <param name="name">The name, without white space around it.</param>
    internal abstract int? Find(string name);

    /// <summary>Gets the names that a drop-down list offers; not all need be among them.</summary>
    internal virtual IReadOnlyList<string> Choices => [];

    /// <summary>Returns the numbers with their names, for a message.</summary>
    internal abstract string Describe();
}
