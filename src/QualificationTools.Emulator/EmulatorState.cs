using QualificationTools.Emulator.Douyin;
using QualificationTools.Emulator.Vms;

namespace QualificationTools.Emulator;

/// <summary>The records of both services as they are when asked for.</summary>
public sealed class EmulatorState
{
    private readonly VmsStore _vms;
    private readonly DouyinStore _douyin;
    private readonly EmulatorOptions _options;

    internal EmulatorState(VmsStore vms, DouyinStore douyin, EmulatorOptions options)
    {
        _vms = vms;
        _douyin = douyin;
        _options = options;
    }

    /// <summary>All qualifications, in the order in which they came to be.</summary>
    public IReadOnlyList<QualificationState> Qualifications
    {
        get
        {
            var now = _options.TimeProvider.GetUtcNow();
            return [.. _vms.Snapshot().Select(record =>
            {
                lock (record)
                {
                    record.Settle(now, _options);
                    return new QualificationState(record.Number, record.Status, record.Reason, record.Entity, record.Scenes.Count, record.Applied);
                }
            })];
        }
    }

    /// <summary>All class authentications, by merchant and class.</summary>
    public IReadOnlyList<ClassAuthState> ClassAuths
    {
        get
        {
            var now = _options.TimeProvider.GetUtcNow();
            return [.. _douyin.Snapshot().Select(auth =>
            {
                lock (auth)
                {
                    auth.Settle(now, _options);
                    var key = auth.Key;
                    return new ClassAuthState(
                        key.Merchant, key.First, key.Second, key.Third, auth.Role,
                        auth.Last?.Status ?? ClassAuth.Failed, auth.Last?.Reason ?? "", auth.Last?.TaskId ?? "", auth.Applied);
                }
            })];
        }
    }

    /// <summary>How often each request body was applied, by the lower-case hexadecimal SHA-256 of the body. For the open platform the access token's value is left out of the hash, so that a row sent again with a fresh token counts as the same.</summary>
    public IReadOnlyDictionary<string, int> AppliedBodies
    {
        get
        {
            var counts = new Dictionary<string, int>(_vms.BodyCounts(), StringComparer.Ordinal);
            foreach (var (digest, count) in _douyin.BodyCounts())
                counts[digest] = counts.GetValueOrDefault(digest) + count;
            return counts;
        }
    }

    /// <summary>How often each file content was uploaded to either service, by the lower-case hexadecimal SHA-256 of the content.</summary>
    public IReadOnlyDictionary<string, int> Uploads
    {
        get
        {
            var counts = new Dictionary<string, int>(_vms.Files.Counts(), StringComparer.Ordinal);
            foreach (var (digest, count) in _douyin.Files.Counts())
                counts[digest] = counts.GetValueOrDefault(digest) + count;
            return counts;
        }
    }

    /// <summary>How often requests changed a qualification.</summary>
    /// <param name="qualificationNo">The qualification's number.</param>
    /// <returns>The count; 0 when there is no such record.</returns>
    public int AppliedToQualification(string qualificationNo) =>
        _vms.AppliedTo(qualificationNo);

    /// <summary>How often requests changed a merchant's class authentications, all classes together.</summary>
    /// <param name="merchantEntityId">The merchant's entity id.</param>
    /// <returns>The count; 0 when there is no such record.</returns>
    public int AppliedToMerchant(string merchantEntityId) =>
        ClassAuths.Where(auth => auth.MerchantEntityId == merchantEntityId).Sum(auth => auth.Applied);
}

/// <summary>One qualification.</summary>
/// <param name="QualificationNo">Its number.</param>
/// <param name="ApprovalStatus">1 under review, 2 approved, 3 rejected.</param>
/// <param name="ApprovalDoneReason">Why it was rejected.</param>
/// <param name="QualificationEntity">The company's name.</param>
/// <param name="Scenes">How many scenes it has.</param>
/// <param name="Applied">How often a request changed it.</param>
public sealed record QualificationState(string QualificationNo, int ApprovalStatus, string ApprovalDoneReason, string QualificationEntity, int Scenes, int Applied);

/// <summary>One class authentication.</summary>
/// <param name="MerchantEntityId">The merchant's entity id.</param>
/// <param name="FirstClass">The first level of the class.</param>
/// <param name="SecondClass">The second level of the class.</param>
/// <param name="ThirdClass">The third level of the class.</param>
/// <param name="IndustryRole">1 teacher, 2 institution, 3 partner; 0 when nothing has been submitted.</param>
/// <param name="AuditStatus">1 in review, 2 passed, 3 failed.</param>
/// <param name="AuditReason">Why it failed.</param>
/// <param name="TaskId">The last review's task.</param>
/// <param name="Applied">How often a request changed it.</param>
public sealed record ClassAuthState(
    string MerchantEntityId, int FirstClass, int SecondClass, int ThirdClass, int IndustryRole, int AuditStatus, string AuditReason, string TaskId, int Applied);
