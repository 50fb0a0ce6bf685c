namespace QualificationTools.Vms;

/// <summary>
/// Represents changes to the scenes of a qualification; the other scenes are submitted again unchanged.
/// </summary>
public sealed class VmsSceneChangeForm : VmsSceneForm<VmsSceneChange>;
