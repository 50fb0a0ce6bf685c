namespace QualificationTools.Vms;

/// <summary>When a record was changed, held against the intent to change it.</summary>
internal enum VmsMoment
{
    /// <summary>The time is not shown, or too close to decide.</summary>
    Unclear,

    /// <summary>Before the intent.</summary>
    Before,

    /// <summary>After it.</summary>
    After,
}
