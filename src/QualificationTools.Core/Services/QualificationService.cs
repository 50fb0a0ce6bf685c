namespace QualificationTools;

/// <summary>The services that the module talks to.</summary>
public enum QualificationService
{
    /// <summary>Volcengine's voice service.</summary>
    Vms,

    /// <summary>Douyin's open platform.</summary>
    Douyin,
}
