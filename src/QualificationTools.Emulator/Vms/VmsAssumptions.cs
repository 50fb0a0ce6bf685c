namespace QualificationTools.Emulator.Vms;

/// <summary>
/// Represents the assumptions where the voice service's documentation is silent or its sources differ.
/// </summary>
internal sealed class VmsAssumptions(Assumptions all)
{
    private readonly string _underReviewCode = all.Declare(new("vms.underReviewCode", "QualificationUnderReview"));
    private readonly string _approvedCode = all.Declare(new("vms.approvedCode", "QualificationApproved"));
    private readonly string _scenesUnderReview = all.Declare(
        new("vms.scenesUnderReview", "refused", "refused", "taken"));
    private readonly string _timestampStatus = all.Declare(new("vms.invalidTimestampStatus", "403", "403", "400"));
    private readonly string _numberMember = all.Declare(
        new("vms.numberMember", "qualificationNo", "qualificationNo", "QualificationNo"));
    private readonly string _emptyResult = all.Declare(
        new("vms.emptyResult", "object", "object", "null", "emptyText", "text", "missing"));
    private readonly string _ids = all.Declare(new("vms.ids", "number", "number", "text"));
    private readonly string _sceneList = all.Declare(
        new("vms.sceneList", "present", "present", "missing", "misprinted"));
    private readonly string _recordList = all.Declare(
        new("vms.recordList", "present", "present", "missingWhenEmpty", "nullWhenEmpty"));
    private readonly string _photos = all.Declare(new("vms.photos", "url", "url", "code"));

    /// <summary>Gets the error of an update of a qualification under review.</summary>
    public VmsError UnderReview => VmsError.Of(all[_underReviewCode]);

    /// <summary>Gets the error of an update of an approved qualification.</summary>
    public VmsError Approved => VmsError.Of(all[_approvedCode]);

    /// <summary>Gets whether scenes may be changed while the qualification is under review.</summary>
    public bool TakesScenesUnderReview => all[_scenesUnderReview] == "taken";

    /// <summary>Gets the error of a time outside the allowed range.</summary>
    public VmsError InvalidTimestamp =>
        VmsError.InvalidTimestamp with
        {
            Status = all[_timestampStatus] == "400" ? 400 : 403,
        };

    /// <summary>Gets the name of the member of AddQualification's result.</summary>
    public string NumberMember => all[_numberMember];

    /// <summary>Gets the result of an action that returns nothing.</summary>
    public string EmptyResult => all[_emptyResult];

    /// <summary>Gets whether numbers in records are texts.</summary>
    public bool NumbersAreTexts => all[_ids] == "text";

    /// <summary>Gets the name of a record's list of scenes; <see langword="null"/> if it has none.</summary>
    public string? SceneList => all[_sceneList] switch
    {
        "missing" => null,
        "misprinted" => "QualificationAdminInfoVOList",
        _ => "QualificationScenarioInfoVOList",
    };

    /// <summary>Gets how an empty list of records is shown: as the list, not at all, or as <c>null</c>.</summary>
    public string RecordList => all[_recordList];

    /// <summary>Gets whether photos are shown as the file codes that were sent.</summary>
    public bool PhotosAreCodes => all[_photos] == "code";
}
