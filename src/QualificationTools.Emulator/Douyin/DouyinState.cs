using QualificationTools.Emulator.Douyin;

namespace QualificationTools.Emulator;

/// <summary>Adds the open platform's records to the state.</summary>
public static class DouyinState
{
    extension(EmulatorState state)
    {
        /// <summary>Gets all class authentications, by merchant and class.</summary>
        public IReadOnlyList<ClassAuthState> ClassAuths => state.Service<DouyinService>().ClassAuths;

        /// <summary>
        /// Returns how often requests changed a merchant's class authentications, in all classes together.
        /// </summary>
        /// <param name="merchantEntityId">The merchant's entity id.</param>
        /// <returns>The count; 0 if there is no such record.</returns>
        public int AppliedToMerchant(string merchantEntityId) =>
            state.ClassAuths.Where(auth => auth.MerchantEntityId == merchantEntityId).Sum(auth => auth.Applied);
    }
}

/// <summary>Represents one class authentication.</summary>
/// <param name="MerchantEntityId">The merchant's entity id.</param>
/// <param name="FirstClass">The first level of the class.</param>
/// <param name="SecondClass">The second level of the class.</param>
/// <param name="ThirdClass">The third level of the class.</param>
/// <param name="IndustryRole">1 teacher, 2 institution, 3 partner; 0 if nothing has been submitted.</param>
/// <param name="AuditStatus">1 in review, 2 passed, 3 failed.</param>
/// <param name="AuditReason">Why it failed.</param>
/// <param name="TaskId">The last review's task.</param>
/// <param name="Applied">How often requests changed it.</param>
public sealed record ClassAuthState(
    string MerchantEntityId,
    int FirstClass,
    int SecondClass,
    int ThirdClass,
    int IndustryRole,
    int AuditStatus,
    string AuditReason,
    string TaskId,
    int Applied);
