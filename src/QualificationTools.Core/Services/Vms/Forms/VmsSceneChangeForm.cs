namespace QualificationTools.Vms;

/// <summary>What is to change in the scenes of a qualification; the others are submitted again as they are.</summary>
public sealed class VmsSceneChangeForm : VmsSceneForm<VmsSceneChange>;
