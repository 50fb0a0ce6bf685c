namespace QualificationTools.Vms;

/// <summary>When a record was changed, held against the intent to change it.</summary>
internal enum VmsMoment
{
    /// <summary>It is not told, or too near to tell.</summary>
    Unclear,

    /// <summary>Before the intent.</summary>
    Before,

    /// <summary>After it.</summary>
    After,
}
