namespace QualificationTools.Forms;

/// <summary>In the column a name may stand for its number.</summary>
[AttributeUsage(AttributeTargets.Property)]
public abstract class NumberNamesAttribute : Attribute
{
    /// <summary>Returns the number, or null where the name is none of them.</summary>
    /// <param name="name">The name, without white space around it.</param>
    internal abstract int? Find(string name);

    /// <summary>Gets the names that a drop-down list offers; not all need be among them.</summary>
    internal virtual IReadOnlyList<string> Choices => [];

    /// <summary>Returns the numbers with their names, for a message.</summary>
    internal abstract string Describe();
}
