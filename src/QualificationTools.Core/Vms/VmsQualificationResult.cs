namespace QualificationTools.Vms;

/// <summary>What became of one row that was meant for Volcengine's voice service.</summary>
public sealed class VmsQualificationResult : QualificationResult;
