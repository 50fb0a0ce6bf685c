namespace QualificationTools.Forms;

/// <summary>The member holds sentences: it may have several lines, question marks and emoji.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FreeTextAttribute : Attribute;
