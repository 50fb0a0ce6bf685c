using QualificationTools.Emulator.Vms;

namespace QualificationTools.Emulator;

/// <summary>Adds the voice service's records to the state.</summary>
public static class VmsState
{
    extension(EmulatorState state)
    {
        /// <summary>Gets all qualifications, in the order of their creation.</summary>
        public IReadOnlyList<QualificationState> Qualifications => state.Service<VmsService>().Qualifications;

        /// <summary>Returns how often requests changed a qualification.</summary>
        /// <param name="qualificationNo">The qualification's number.</param>
        /// <returns>The count; 0 if there is no such record.</returns>
        public int AppliedToQualification(string qualificationNo) =>
            state.Service<VmsService>().Store.AppliedTo(qualificationNo);
    }
}

/// <summary>Represents one qualification.</summary>
/// <param name="QualificationNo">Its number.</param>
/// <param name="ApprovalStatus">1 under review, 2 approved, 3 rejected.</param>
/// <param name="ApprovalDoneReason">Why it was rejected.</param>
/// <param name="QualificationEntity">The company's name.</param>
/// <param name="Scenes">How many scenes it has.</param>
/// <param name="Applied">How often requests changed it.</param>
public sealed record QualificationState(
    string QualificationNo,
    int ApprovalStatus,
    string ApprovalDoneReason,
    string QualificationEntity,
    int Scenes,
    int Applied);
