namespace QualificationTools.Forms;

/// <summary>Names a member as another action of the service calls it, so the bodies of both can be read.</summary>
/// <param name="name">The other name on the wire.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WireAliasAttribute(string name) : Attribute
{
    /// <summary>Gets the other name on the wire.</summary>
    public string Name => name;
}
